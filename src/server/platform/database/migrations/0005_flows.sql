-- Streams of money for the picture of a year: what was paid, by source and by part or kind of payee. Kept in step by a trigger.
CREATE TABLE fund_flow (
  department_id uuid NOT NULL,
  project_id uuid NOT NULL,
  source text NOT NULL,
  target text NOT NULL,
  amount_fen bigint NOT NULL,
  PRIMARY KEY (department_id, project_id, source, target),
  FOREIGN KEY (department_id, project_id) REFERENCES project (department_id, id) ON DELETE CASCADE
);

CREATE FUNCTION fund_flow_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry fund_entry;
  signed bigint;
  part_name text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.voided THEN RETURN NULL; END IF;
    entry := NEW; signed := NEW.amount_fen;
  ELSIF TG_OP = 'UPDATE' THEN
    IF OLD.voided = NEW.voided THEN RETURN NULL; END IF;
    entry := NEW; signed := -NEW.amount_fen;
  ELSE
    IF OLD.voided THEN RETURN NULL; END IF;
    entry := OLD; signed := -OLD.amount_fen;
  END IF;
  IF entry.kind = 'returned' THEN signed := -signed; ELSIF entry.kind <> 'paid' THEN RETURN NULL; END IF;
  -- The project itself is being deleted.
  IF NOT EXISTS (SELECT FROM project WHERE department_id = entry.department_id AND id = entry.project_id) THEN RETURN NULL; END IF;
  IF entry.part_id IS NOT NULL THEN
    SELECT name INTO part_name FROM project_part WHERE department_id = entry.department_id AND id = entry.part_id;
  END IF;
  INSERT INTO fund_flow (department_id, project_id, source, target, amount_fen)
    VALUES (entry.department_id, entry.project_id, entry.source, coalesce(part_name, entry.payee_kind, 'own'), signed)
    ON CONFLICT (department_id, project_id, source, target) DO UPDATE SET amount_fen = fund_flow.amount_fen + excluded.amount_fen;
  RETURN NULL;
END $$;
CREATE TRIGGER fund_flow_follow AFTER INSERT OR UPDATE OR DELETE ON fund_entry FOR EACH ROW EXECUTE FUNCTION fund_flow_follow();
