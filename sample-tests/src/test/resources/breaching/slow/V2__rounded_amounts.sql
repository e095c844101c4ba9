-- The sleep stands for the rows of a big table.
UPDATE orders SET amount = amount / 10 * 10 FROM pg_sleep(0.5);
