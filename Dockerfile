FROM python:3.12-slim-bookworm AS packages
WORKDIR /halfhour
COPY requirements.txt .
RUN python -m venv /packages && /packages/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.12-slim-bookworm
ENV PATH=/packages/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /halfhour
RUN useradd --system --uid 10001 --create-home halfhour && mkdir var && chown halfhour var
COPY --from=packages /packages /packages
COPY bot bot
COPY cogs cogs
COPY data data
USER 10001
VOLUME /halfhour/var
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
