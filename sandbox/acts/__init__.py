"""What people and bots do. Each act checks the actor's rights, changes the world and tells who may see it."""
