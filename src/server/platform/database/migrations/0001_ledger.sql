CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"password_history" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"failed_logins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"disabled" boolean DEFAULT false NOT NULL,
	"oidc_issuer" text,
	"oidc_subject" text,
	"is_example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "account_username_unique" UNIQUE("username"),
	CONSTRAINT "account_oidc_issuer_oidc_subject_unique" UNIQUE("oidc_issuer","oidc_subject")
);

CREATE TABLE "budget_year" (
	"department_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"targets_due" date,
	"self_evaluation_due" date,
	"report_due" date,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "budget_year_department_id_year_pk" PRIMARY KEY("department_id","year")
);

CREATE TABLE "bureau" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "bureau_name_unique" UNIQUE("name")
);

CREATE TABLE "department" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bureau_id" uuid,
	"code" text,
	"name" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"is_example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "department_code_unique" UNIQUE("code"),
	CONSTRAINT "department_name_unique" UNIQUE("name")
);

CREATE TABLE "division" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "division_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "division_department_id_name_unique" UNIQUE("department_id","name")
);

CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope" text NOT NULL,
	"bureau_id" uuid,
	"department_id" uuid,
	"division_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text
);

CREATE TABLE "budget_version" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"source" text DEFAULT '本级' NOT NULL,
	"part_id" uuid,
	"amount_fen" bigint NOT NULL,
	"effective_on" date,
	"document_number" text,
	"reason" text,
	"is_example" boolean DEFAULT false NOT NULL,
	"is_inferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "budget_version_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "budget_version_department_id_project_id_sequence_unique" UNIQUE("department_id","project_id","sequence"),
	CONSTRAINT "budget_not_negative" CHECK ("budget_version"."amount_fen" >= 0),
	CONSTRAINT "budget_kind_known" CHECK ("budget_version"."kind" in ('initial', 'adjustment'))
);

CREATE TABLE "department_stat" (
	"department_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"projects" integer DEFAULT 0 NOT NULL,
	"initial_fen" bigint DEFAULT 0 NOT NULL,
	"adjusted_fen" bigint DEFAULT 0 NOT NULL,
	"planned_fen" bigint DEFAULT 0 NOT NULL,
	"issued_fen" bigint DEFAULT 0 NOT NULL,
	"received_fen" bigint DEFAULT 0 NOT NULL,
	"spent_fen" bigint DEFAULT 0 NOT NULL,
	"used_fen" bigint DEFAULT 0 NOT NULL,
	"rated_adjusted_fen" bigint DEFAULT 0 NOT NULL,
	"rated_spent_fen" bigint DEFAULT 0 NOT NULL,
	"rated_projects" integer DEFAULT 0 NOT NULL,
	"open_errors" integer DEFAULT 0 NOT NULL,
	"open_warnings" integer DEFAULT 0 NOT NULL,
	"open_infos" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "department_stat_department_id_year_pk" PRIMARY KEY("department_id","year")
);

CREATE TABLE "fund_entry" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"occurred_on" date,
	"date_precision" text DEFAULT 'day' NOT NULL,
	"source" text DEFAULT '本级' NOT NULL,
	"payee" text,
	"payee_kind" text,
	"part_id" uuid,
	"document_number" text,
	"voucher" text,
	"note" text,
	"disclosure" text DEFAULT '公开' NOT NULL,
	"without_budget" boolean DEFAULT false NOT NULL,
	"voided" boolean DEFAULT false NOT NULL,
	"voided_reason" text,
	"voided_at" timestamp with time zone,
	"is_example" boolean DEFAULT false NOT NULL,
	"is_inferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "fund_entry_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "fund_entry_not_negative" CHECK ("fund_entry"."amount_fen" >= 0),
	CONSTRAINT "fund_entry_kind_known" CHECK ("fund_entry"."kind" in ('planned', 'issued', 'received', 'paid', 'returned', 'carried-in', 'carried-out', 'reclaimed', 'cancelled', 'passed-on', 'used')),
	CONSTRAINT "fund_entry_dated" CHECK (("fund_entry"."occurred_on" is null) = ("fund_entry"."date_precision" = 'none')),
	CONSTRAINT "fund_entry_void_has_reason" CHECK (not "fund_entry"."voided" or "fund_entry"."voided_reason" is not null),
	CONSTRAINT "fund_entry_mark_has_reason" CHECK (not "fund_entry"."without_budget" or "fund_entry"."note" is not null)
);

CREATE TABLE "fund_month" (
	"department_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"calendar_year" integer NOT NULL,
	"month" smallint NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "fund_month_department_id_project_id_calendar_year_month_kind_pk" PRIMARY KEY("department_id","project_id","calendar_year","month","kind")
);

CREATE TABLE "narrative" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"section" text NOT NULL,
	"content" jsonb NOT NULL,
	"is_example" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "narrative_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "narrative_department_id_project_id_section_unique" UNIQUE("department_id","project_id","section")
);

CREATE TABLE "project" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"code" text,
	"unit_code" text,
	"name" text NOT NULL,
	"kind" text DEFAULT '本级' NOT NULL,
	"mechanism" text,
	"functional_code" text,
	"economic_code" text,
	"period_from" date,
	"period_until" date,
	"division_id" uuid,
	"owner_id" uuid,
	"predecessor_id" uuid,
	"total_amount_fen" bigint,
	"state" text DEFAULT 'draft' NOT NULL,
	"locked" boolean DEFAULT false NOT NULL,
	"execution_weight_hundredths" integer DEFAULT 1000 NOT NULL,
	"weights_hold" boolean DEFAULT false NOT NULL,
	"note" text,
	"import_key" text,
	"is_example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "project_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "project_department_id_year_ordinal_unique" UNIQUE("department_id","year","ordinal"),
	CONSTRAINT "project_name_not_empty" CHECK (length(btrim("project"."name")) > 0),
	CONSTRAINT "project_ordinal_positive" CHECK ("project"."ordinal" > 0),
	CONSTRAINT "project_total_not_negative" CHECK ("project"."total_amount_fen" >= 0),
	CONSTRAINT "project_period_in_order" CHECK ("project"."period_from" <= "project"."period_until")
);

CREATE TABLE "project_document" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"number" text,
	"title" text,
	"disclosure" text DEFAULT '公开' NOT NULL,
	"is_example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "project_document_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "project_document_named" CHECK ("project_document"."number" is not null or "project_document"."title" is not null)
);

CREATE TABLE "project_part" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text DEFAULT 'part' NOT NULL,
	"name" text NOT NULL,
	"note" text,
	"is_example" boolean DEFAULT false NOT NULL,
	"is_inferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "project_part_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "project_part_department_id_project_id_ordinal_unique" UNIQUE("department_id","project_id","ordinal"),
	CONSTRAINT "project_part_department_id_project_id_id_unique" UNIQUE("department_id","project_id","id")
);

CREATE TABLE "project_stat" (
	"department_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"initial_fen" bigint,
	"adjusted_fen" bigint,
	"planned_fen" bigint,
	"issued_fen" bigint,
	"received_fen" bigint,
	"paid_fen" bigint,
	"returned_fen" bigint,
	"carried_in_fen" bigint,
	"carried_out_fen" bigint,
	"reclaimed_fen" bigint,
	"cancelled_fen" bigint,
	"passed_on_fen" bigint,
	"used_fen" bigint,
	"entries" integer DEFAULT 0 NOT NULL,
	"indicators" integer DEFAULT 0 NOT NULL,
	"indicators_with_result" integer DEFAULT 0 NOT NULL,
	"weight_hundredths" integer DEFAULT 0 NOT NULL,
	"score_hundredths" integer,
	"grade" text,
	"light" text,
	"open_errors" integer DEFAULT 0 NOT NULL,
	"open_warnings" integer DEFAULT 0 NOT NULL,
	"open_infos" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "project_stat_department_id_project_id_pk" PRIMARY KEY("department_id","project_id")
);

CREATE TABLE "indicator" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"level1" text NOT NULL,
	"level2" text,
	"name" text NOT NULL,
	"comparator" text NOT NULL,
	"target" numeric,
	"target_upper" numeric,
	"target_text" text,
	"unit" text,
	"weight_hundredths" integer,
	"baseline" text,
	"source" text,
	"method" text,
	"required" boolean DEFAULT true NOT NULL,
	"library_id" text,
	"is_example" boolean DEFAULT false NOT NULL,
	"is_inferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "indicator_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "indicator_department_id_project_id_id_unique" UNIQUE("department_id","project_id","id"),
	CONSTRAINT "indicator_weight_in_range" CHECK ("indicator"."weight_hundredths" between 0 and 10000),
	CONSTRAINT "indicator_target_given" CHECK ("indicator"."comparator" = '定性' or "indicator"."target" is not null or "indicator"."target_text" is not null),
	CONSTRAINT "indicator_range_in_order" CHECK ("indicator"."target" <= "indicator"."target_upper")
);

CREATE TABLE "indicator_result" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"occasion" text DEFAULT 'self-evaluation' NOT NULL,
	"value" numeric,
	"value_text" text,
	"numerator" numeric,
	"denominator" numeric,
	"as_of" date,
	"band" text,
	"band_percent" numeric,
	"reason" text,
	"measures" text,
	"evidence" text,
	"current" boolean DEFAULT true NOT NULL,
	"is_example" boolean DEFAULT false NOT NULL,
	"is_inferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "indicator_result_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "indicator_result_denominator" CHECK ("indicator_result"."denominator" is null or "indicator_result"."denominator" <> 0)
);

CREATE TABLE "monitoring_entry" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"spent_fen" bigint,
	"received_fen" bigint,
	"budget_fen" bigint,
	"forecast_fen" bigint,
	"completion_percent" numeric,
	"light" text,
	"causes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reason" text,
	"measures" text,
	"answer" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "monitoring_entry_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "monitoring_entry_department_id_round_id_project_id_unique" UNIQUE("department_id","round_id","project_id")
);

CREATE TABLE "monitoring_round" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"cut_off" date NOT NULL,
	"due_on" date,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "monitoring_round_department_id_id_pk" PRIMARY KEY("department_id","id")
);

CREATE TABLE "snapshot" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid,
	"kind" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"norms" jsonb NOT NULL,
	"program" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_by" uuid,
	CONSTRAINT "snapshot_department_id_id_pk" PRIMARY KEY("department_id","id")
);

CREATE TABLE "task" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid,
	"kind" text NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"due_on" date,
	"permission" text NOT NULL,
	"assignee_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"done_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "task_department_id_id_pk" PRIMARY KEY("department_id","id")
);

CREATE TABLE "transition" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid,
	"act" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text,
	"changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"snapshot_id" uuid,
	CONSTRAINT "transition_department_id_id_pk" PRIMARY KEY("department_id","id")
);

CREATE TABLE "audit_entry" (
	"department_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"act" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entry_department_id_sequence_pk" PRIMARY KEY("department_id","sequence")
);

CREATE TABLE "audit_head" (
	"department_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);

CREATE TABLE "audit_seal" (
	"day" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"heads" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);

CREATE TABLE "check_run" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer,
	"kind" text NOT NULL,
	"file_id" uuid,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"report" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "check_run_department_id_id_pk" PRIMARY KEY("department_id","id")
);

CREATE TABLE "file" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "file_department_id_id_pk" PRIMARY KEY("department_id","id")
);

CREATE TABLE "file_link" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"label" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_link_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "file_link_department_id_subject_type_subject_id_file_id_unique" UNIQUE("department_id","subject_type","subject_id","file_id")
);

CREATE TABLE "finding" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"project_id" uuid,
	"check_id" uuid,
	"origin" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"fingerprint" text NOT NULL,
	"message" jsonb NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "finding_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "finding_department_id_year_origin_fingerprint_unique" UNIQUE("department_id","year","origin","fingerprint")
);

CREATE TABLE "idempotency_key" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_account_id_key_pk" PRIMARY KEY("account_id","key")
);

CREATE TABLE "import_proposal" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"year" integer NOT NULL,
	"file_id" uuid,
	"check_id" uuid,
	"name" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "import_proposal_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "import_proposal_department_id_year_content_hash_unique" UNIQUE("department_id","year","content_hash")
);

CREATE TABLE "import_row" (
	"department_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"row_key" text NOT NULL,
	"project_ordinal" integer NOT NULL,
	"target" text NOT NULL,
	"label" text NOT NULL,
	"printed" text,
	"certainty" text NOT NULL,
	"value" jsonb NOT NULL,
	"span" jsonb,
	"why" jsonb,
	"decision" text DEFAULT 'pending' NOT NULL,
	"decided_value" jsonb,
	"voucher" text,
	"note" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"applied_type" text,
	"applied_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "import_row_department_id_id_pk" PRIMARY KEY("department_id","id"),
	CONSTRAINT "import_row_department_id_proposal_id_ordinal_unique" UNIQUE("department_id","proposal_id","ordinal")
);

CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"department_id" uuid,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"request" jsonb NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"message" jsonb,
	"result" jsonb,
	"problem" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE "budget_year" ADD CONSTRAINT "budget_year_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "department" ADD CONSTRAINT "department_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "bureau"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "division" ADD CONSTRAINT "division_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_bureau_id_bureau_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "bureau"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_department_id_division_id_division_department_id_id_fk" FOREIGN KEY ("department_id","division_id") REFERENCES "division"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "budget_version" ADD CONSTRAINT "budget_version_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "budget_version" ADD CONSTRAINT "budget_version_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "budget_version" ADD CONSTRAINT "budget_version_department_id_project_id_part_id_project_part_department_id_project_id_id_fk" FOREIGN KEY ("department_id","project_id","part_id") REFERENCES "project_part"("department_id","project_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "fund_entry" ADD CONSTRAINT "fund_entry_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "fund_entry" ADD CONSTRAINT "fund_entry_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "fund_entry" ADD CONSTRAINT "fund_entry_department_id_project_id_part_id_project_part_department_id_project_id_id_fk" FOREIGN KEY ("department_id","project_id","part_id") REFERENCES "project_part"("department_id","project_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "fund_month" ADD CONSTRAINT "fund_month_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "narrative" ADD CONSTRAINT "narrative_updated_by_account_id_fk" FOREIGN KEY ("updated_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "narrative" ADD CONSTRAINT "narrative_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "project" ADD CONSTRAINT "project_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project" ADD CONSTRAINT "project_department_id_year_budget_year_department_id_year_fk" FOREIGN KEY ("department_id","year") REFERENCES "budget_year"("department_id","year") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project" ADD CONSTRAINT "project_department_id_division_id_division_department_id_id_fk" FOREIGN KEY ("department_id","division_id") REFERENCES "division"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project" ADD CONSTRAINT "project_department_id_predecessor_id_project_department_id_id_fk" FOREIGN KEY ("department_id","predecessor_id") REFERENCES "project"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project_document" ADD CONSTRAINT "project_document_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "project_part" ADD CONSTRAINT "project_part_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "project_stat" ADD CONSTRAINT "project_stat_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "indicator_result" ADD CONSTRAINT "indicator_result_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "indicator_result" ADD CONSTRAINT "indicator_result_department_id_project_id_indicator_id_indicator_department_id_project_id_id_fk" FOREIGN KEY ("department_id","project_id","indicator_id") REFERENCES "indicator"("department_id","project_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "monitoring_entry" ADD CONSTRAINT "monitoring_entry_department_id_round_id_monitoring_round_department_id_id_fk" FOREIGN KEY ("department_id","round_id") REFERENCES "monitoring_round"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "monitoring_entry" ADD CONSTRAINT "monitoring_entry_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "monitoring_round" ADD CONSTRAINT "monitoring_round_department_id_year_budget_year_department_id_year_fk" FOREIGN KEY ("department_id","year") REFERENCES "budget_year"("department_id","year") ON DELETE no action ON UPDATE no action;
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_taken_by_account_id_fk" FOREIGN KEY ("taken_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "task" ADD CONSTRAINT "task_assignee_id_account_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "task" ADD CONSTRAINT "task_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "transition" ADD CONSTRAINT "transition_actor_id_account_id_fk" FOREIGN KEY ("actor_id") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "transition" ADD CONSTRAINT "transition_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "transition" ADD CONSTRAINT "transition_department_id_year_budget_year_department_id_year_fk" FOREIGN KEY ("department_id","year") REFERENCES "budget_year"("department_id","year") ON DELETE no action ON UPDATE no action;
ALTER TABLE "check_run" ADD CONSTRAINT "check_run_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "check_run" ADD CONSTRAINT "check_run_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "check_run" ADD CONSTRAINT "check_run_department_id_file_id_file_department_id_id_fk" FOREIGN KEY ("department_id","file_id") REFERENCES "file"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "file" ADD CONSTRAINT "file_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "file" ADD CONSTRAINT "file_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "file_link" ADD CONSTRAINT "file_link_department_id_file_id_file_department_id_id_fk" FOREIGN KEY ("department_id","file_id") REFERENCES "file"("department_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "finding" ADD CONSTRAINT "finding_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "finding" ADD CONSTRAINT "finding_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "finding" ADD CONSTRAINT "finding_department_id_project_id_project_department_id_id_fk" FOREIGN KEY ("department_id","project_id") REFERENCES "project"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_proposal" ADD CONSTRAINT "import_proposal_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_proposal" ADD CONSTRAINT "import_proposal_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_department_id_proposal_id_import_proposal_department_id_id_fk" FOREIGN KEY ("department_id","proposal_id") REFERENCES "import_proposal"("department_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "job" ADD CONSTRAINT "job_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "role_grant_account_id_index" ON "role_grant" USING btree ("account_id");
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");
CREATE INDEX "session_expires_at_index" ON "session" USING btree ("expires_at");
CREATE INDEX "department_stat_year_index" ON "department_stat" USING btree ("year");
CREATE INDEX "fund_entry_department_id_project_id_kind_occurred_on_index" ON "fund_entry" USING btree ("department_id","project_id","kind","occurred_on");
CREATE INDEX "fund_entry_department_id_project_id_id_index" ON "fund_entry" USING btree ("department_id","project_id","id");
CREATE INDEX "fund_month_department_id_year_index" ON "fund_month" USING btree ("department_id","year");
CREATE INDEX "project_name_trigram" ON "project" USING gin ("name" gin_trgm_ops);
CREATE INDEX "project_document_department_id_project_id_index" ON "project_document" USING btree ("department_id","project_id");
CREATE INDEX "project_stat_department_id_year_index" ON "project_stat" USING btree ("department_id","year");
CREATE INDEX "indicator_department_id_project_id_ordinal_index" ON "indicator" USING btree ("department_id","project_id","ordinal");
CREATE INDEX "indicator_result_department_id_project_id_index" ON "indicator_result" USING btree ("department_id","project_id");
CREATE INDEX "monitoring_round_department_id_year_index" ON "monitoring_round" USING btree ("department_id","year");
CREATE INDEX "snapshot_department_id_year_project_id_index" ON "snapshot" USING btree ("department_id","year","project_id");
CREATE INDEX "task_department_id_year_state_index" ON "task" USING btree ("department_id","year","state");
CREATE INDEX "transition_department_id_project_id_at_index" ON "transition" USING btree ("department_id","project_id","at");
CREATE INDEX "audit_entry_department_id_subject_type_subject_id_sequence_index" ON "audit_entry" USING btree ("department_id","subject_type","subject_id","sequence");
CREATE INDEX "audit_entry_department_id_at_index" ON "audit_entry" USING btree ("department_id","at");
CREATE INDEX "check_run_department_id_year_index" ON "check_run" USING btree ("department_id","year");
CREATE INDEX "file_department_id_sha256_index" ON "file" USING btree ("department_id","sha256");
CREATE INDEX "finding_department_id_project_id_state_index" ON "finding" USING btree ("department_id","project_id","state");
CREATE INDEX "idempotency_key_created_at_index" ON "idempotency_key" USING btree ("created_at");
CREATE INDEX "job_department_id_created_at_index" ON "job" USING btree ("department_id","created_at");
CREATE INDEX "import_row_department_id_row_key_index" ON "import_row" USING btree ("department_id","row_key");
