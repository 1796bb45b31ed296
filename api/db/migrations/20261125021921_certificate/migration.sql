-- CreateTable
CREATE TABLE "certificate" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "holderIds" TEXT[],
    "body" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "pdf" BYTEA,
    "pdfDigest" TEXT,
    "state" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedReason" TEXT,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_count" (
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "certificate_count_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "off_exchange_deal" (
    "id" TEXT NOT NULL,
    "applicantId" TEXT NOT NULL,
    "contractName" TEXT NOT NULL,
    "providerName" TEXT NOT NULL,
    "providerUscc" TEXT NOT NULL,
    "consumerName" TEXT NOT NULL,
    "consumerUscc" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "sourceProof" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "signedOn" DATE NOT NULL,
    "materials" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "off_exchange_deal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE INDEX "certificate_holderIds_idx" ON "certificate" USING GIN ("holderIds");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_kind_subject_key" ON "certificate"("kind", "subject");

-- CreateIndex
CREATE INDEX "off_exchange_deal_applicantId_idx" ON "off_exchange_deal"("applicantId");

-- CreateIndex
CREATE INDEX "off_exchange_deal_state_idx" ON "off_exchange_deal"("state");
