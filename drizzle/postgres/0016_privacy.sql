CREATE TABLE "erased_addresses" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"digest" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "erased_addresses_workspace_id_digest_pk" PRIMARY KEY("workspace_id","digest")
);
--> statement-breakpoint
CREATE INDEX "consents_workspace" ON "consents" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_lead" ON "deliveries" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "deliveries_response" ON "deliveries" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "letters_recipient" ON "letters" USING btree ("workspace_id","recipient");