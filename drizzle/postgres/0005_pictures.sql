CREATE TABLE "pictures" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"file" text COLLATE "C" NOT NULL,
	"size" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "pictures_workspace_id_file_pk" PRIMARY KEY("workspace_id","file")
);
