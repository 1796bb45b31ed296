-- CreateTable
CREATE TABLE "disclosure" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_kind_bodyId_year_key" ON "disclosure"("kind", "bodyId", "year");
