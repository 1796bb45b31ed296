-- AlterTable
ALTER TABLE "listing" DROP COLUMN "grams";

-- CreateTable
CREATE TABLE "listing_search" (
    "listingId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "listedAt" TIMESTAMPTZ(3) NOT NULL,
    "lowestPriceMicroYuan" BIGINT NOT NULL,
    "columns" INTEGER NOT NULL,
    "coded" TEXT NOT NULL,
    "codes" TEXT[],
    "rules" INTEGER NOT NULL,
    "entries" tsvector NOT NULL,

    CONSTRAINT "listing_search_pkey" PRIMARY KEY ("listingId")
);

-- CreateTable
CREATE TABLE "facet_value" (
    "id" SERIAL NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "facet_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "listing_search_productId_key" ON "listing_search"("productId");

-- CreateIndex
CREATE INDEX "listing_search_listedAt_listingId_idx" ON "listing_search"("listedAt", "listingId");

-- CreateIndex
CREATE UNIQUE INDEX "facet_value_facet_value_key" ON "facet_value"("facet", "value");

-- What Prisma's schema can't say.
-- Rows stay narrow, so that thousands are counted in few pages: the entries lie apart, as they are, for the ranking.
ALTER TABLE "listing_search" SET (toast_tuple_target = 128);
ALTER TABLE "listing_search" DROP COLUMN "codes";
ALTER TABLE "listing_search" ADD COLUMN "codes" TEXT[] GENERATED ALWAYS AS (string_to_array("coded", ',')) STORED;
ALTER TABLE "listing_search" ALTER COLUMN "coded" SET STORAGE PLAIN, ALTER COLUMN "codes" SET STORAGE PLAIN,
  ALTER COLUMN "entries" SET STORAGE EXTERNAL;
CREATE INDEX "listing_search_found_idx" ON "listing_search" USING GIN ("entries", "codes") WITH (fastupdate = off);
CREATE INDEX "listing_search_price_idx" ON "listing_search" ((- "lowestPriceMicroYuan"), "listedAt", "listingId");
CREATE INDEX "data_product_suspended_idx" ON "data_product" ("id") WHERE "suspended";
CREATE INDEX "participant_suspended_idx" ON "participant" ("id") WHERE "suspended";

-- A listing's format is that of the newest version that may be delivered: a later one of the approved shape.
CREATE FUNCTION "listing_search_format"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "listing" l
    JOIN "product_version" a ON a."productId" = l."productId" AND a."number" = l."approvedVersion" AND a."shape" = NEW."shape"
    WHERE l."productId" = NEW."productId" AND a."number" < NEW."number" AND NOT EXISTS (
      SELECT FROM "product_version" v WHERE v."productId" = NEW."productId" AND v."number" > NEW."number"
        AND v."state" = 'ready' AND v."shape" = NEW."shape");
  IF FOUND THEN
    INSERT INTO "facet_value" ("facet", "value") VALUES ('format', NEW."format") ON CONFLICT DO NOTHING;
    UPDATE "listing_search" SET "coded" = regexp_replace("coded", ',f[0-9]+', '') || ',f' ||
      (SELECT "id" FROM "facet_value" WHERE "facet" = 'format' AND "value" = NEW."format")
    WHERE "productId" = NEW."productId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "product_version_format" AFTER INSERT OR UPDATE OF "state" ON "product_version"
  FOR EACH ROW WHEN (NEW."state" = 'ready' AND NEW."format" IS NOT NULL) EXECUTE FUNCTION "listing_search_format"();
