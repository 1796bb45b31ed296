-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_cursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "recordIndex" BIGINT NOT NULL,

    CONSTRAINT "notification_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "told_happening" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "told_happening_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "personId" TEXT NOT NULL,
    "email" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "codeHash" TEXT,
    "codeExpiresAt" TIMESTAMPTZ(3),
    "groups" TEXT[],

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "notificationId" TEXT,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notification_sequence_key" ON "notification"("sequence");

-- CreateIndex
CREATE INDEX "notification_personId_sequence_idx" ON "notification"("personId", "sequence");

-- CreateIndex
CREATE INDEX "notification_personId_readAt_idx" ON "notification"("personId", "readAt");

-- CreateIndex
CREATE INDEX "notification_createdAt_idx" ON "notification"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "notification_event_personId_key" ON "notification"("event", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "mail_notificationId_key" ON "mail"("notificationId");

-- CreateIndex
CREATE INDEX "mail_state_nextAt_idx" ON "mail"("state", "nextAt");

-- CreateIndex
CREATE INDEX "mail_personId_createdAt_idx" ON "mail"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "agreement_state_endsAt_idx" ON "agreement"("state", "endsAt");

-- CreateIndex
CREATE INDEX "transfer_contentId_idx" ON "transfer"("contentId");

-- What Prisma's schema can't say.
INSERT INTO "notification_cursor" ("id", "recordIndex") VALUES (1, -1);
ALTER TABLE "notification_cursor" ADD CONSTRAINT "notification_cursor_only" CHECK ("id" = 1);

-- An address that counts as verified is one.
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_verified"
  CHECK ("verifiedAt" IS NULL OR "email" IS NOT NULL);
