ALTER TABLE setting ALTER COLUMN body TYPE varchar(20);
