-- The application of this version fills the column as it meets orders.
UPDATE orders SET region = 'north';
