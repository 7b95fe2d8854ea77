-- When the first alert of the incident by itself arrived at a channel; not known of earlier ones, nor
-- of those that were only told of in a message about their group.
ALTER TABLE incident ADD COLUMN notified_at BIGINT;
