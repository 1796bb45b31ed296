-- AlterTable
ALTER TABLE "public_data_resource" ADD COLUMN     "sharingGivenAt" TIMESTAMPTZ(3);

-- Consents that stand as the sharing department gave them.
UPDATE "public_data_resource" r SET "sharingGivenAt" = g.at
FROM (
  SELECT DISTINCT ON (subject) subject, at, body FROM "chain_act"
  WHERE "eventKind" = 'resource.consent_given' ORDER BY subject, sequence DESC
) g
WHERE g.subject = r.id AND strpos(g.body, r."sharingConsentDigest") > 0;
