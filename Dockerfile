# The bot as a container: settings come as environment variables, its own store is the volume at DATA_DIR.
FROM node:lts-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npx tsc -p tsconfig.build.json && npm prune --omit=dev --ignore-scripts

FROM node:lts-slim
ENV NODE_ENV=production DATA_DIR=/var/lib/send-bot
WORKDIR /app
COPY --from=build /app ./
RUN install -d -m 0700 -o node -g node /var/lib/send-bot
USER node
VOLUME /var/lib/send-bot
ENTRYPOINT ["node"]
CMD ["dist/src/main.js"]
