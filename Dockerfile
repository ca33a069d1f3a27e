FROM python:3.11-slim AS packages
COPY requirements-production.txt /tmp/
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r /tmp/requirements-production.txt

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home --home-dir /home/portal portal \
    && install -d -o portal -g portal /data/media /data/schedule
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    MEDIA_ROOT=/data/media STATIC_ROOT=/app/static-gathered
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
# The key is for this one command; the image holds none
RUN SECRET_KEY=only-while-gathering-static-files python manage.py collectstatic --noinput
USER portal
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=40s --retries=4 \
    CMD ["python", "-m", "mcf_portal.launch.probe", "web"]
CMD ["gunicorn", "mcf_portal.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
