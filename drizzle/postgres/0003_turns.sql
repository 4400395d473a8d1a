DROP INDEX "deliveries_destination";--> statement-breakpoint
CREATE INDEX "deliveries_turn" ON "deliveries" USING btree ("destination_id","state","next_attempt_at","id");