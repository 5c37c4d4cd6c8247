-- What must never be, whatever program writes.

-- From 申报 on the weights of the indicators and that of the execution rate add up to 100. Checked at the end of the transaction.
CREATE FUNCTION weights_must_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  department uuid := coalesce(NEW.department_id, OLD.department_id);
  subject uuid;
  total integer;
  execution_weight integer;
BEGIN
  IF TG_TABLE_NAME = 'project' THEN subject := NEW.id; ELSE subject := coalesce(NEW.project_id, OLD.project_id); END IF;
  SELECT execution_weight_hundredths INTO execution_weight FROM project WHERE department_id = department AND id = subject AND weights_hold;
  IF execution_weight IS NULL THEN RETURN NULL; END IF;
  SELECT coalesce(sum(weight_hundredths), 0) INTO total FROM indicator WHERE department_id = department AND project_id = subject;
  IF total + execution_weight <> 10000 THEN
    RAISE EXCEPTION 'weights of the indicators add up to % hundredths, % are needed', total, 10000 - execution_weight
      USING ERRCODE = 'check_violation', CONSTRAINT = 'project_weights_hold', DETAIL = format('{"total":%s,"needed":%s}', total, 10000 - execution_weight);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER project_weights_hold AFTER INSERT OR UPDATE OF weights_hold, execution_weight_hundredths ON project
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION weights_must_hold();
CREATE CONSTRAINT TRIGGER indicator_weights_hold AFTER INSERT OR UPDATE OR DELETE ON indicator
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION weights_must_hold();

-- The audit trail, the life cycle and fixed versions are written once.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER transition_append_only BEFORE UPDATE OR DELETE ON transition FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER snapshot_append_only BEFORE UPDATE OR DELETE ON snapshot FOR EACH ROW EXECUTE FUNCTION append_only();

-- One link of a department's chain. The hash covers the one before, the place in the chain and the whole body.
CREATE FUNCTION append_audit(department uuid, happened timestamptz, actor uuid, act_name text, subject_kind text, subject text, content text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
  next_hash text;
BEGIN
  SELECT * INTO head FROM audit_head WHERE department_id = department FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head (department_id, sequence, hash) VALUES (department, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM audit_head WHERE department_id = department FOR UPDATE;
  END IF;
  next_hash := encode(sha256(convert_to(head.hash || E'\n' || department::text || E'\n' || (head.sequence + 1)::text || E'\n' || content, 'UTF8')), 'hex');
  INSERT INTO audit_entry (department_id, sequence, at, actor_id, act, subject_type, subject_id, body, previous_hash, hash)
    VALUES (department, head.sequence + 1, happened, actor, act_name, subject_kind, subject, content, head.hash, next_hash);
  UPDATE audit_head SET sequence = head.sequence + 1, hash = next_hash WHERE department_id = department;
  RETURN head.sequence + 1;
END $$;
