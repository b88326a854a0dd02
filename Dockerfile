# The bot as a container: settings come as environment variables, its own store is the volume at DATA_DIR, and nothing else
# is written, so its root file system may be read-only. docs/operations.md says how to run it.
FROM node:24.21.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json build.mjs ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY src src
COPY commands commands
COPY jobs jobs
COPY sql sql
RUN node build.mjs && rm dist/.made-of.json dist/.tsbuildinfo && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-slim
ENV NODE_ENV=production DATA_DIR=/var/lib/send-bot OPS_PORT=9464
WORKDIR /app
COPY LICENSE package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/sql sql
COPY --from=build /app/dist dist
RUN install -d -m 0700 -o node -g node /var/lib/send-bot
USER node
VOLUME /var/lib/send-bot
# A bot that lives and is not ready, as while its case data are away, must not be started again for that.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.OPS_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["dist/src/main.js"]
