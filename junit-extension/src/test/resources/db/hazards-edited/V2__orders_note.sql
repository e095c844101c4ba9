CREATE INDEX orders_note ON orders (lower(note));
