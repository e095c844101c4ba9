CREATE INDEX orders_both ON orders (id, note);
