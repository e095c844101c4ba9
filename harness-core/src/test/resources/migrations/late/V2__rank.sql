UPDATE orders SET amount = (SELECT count(*) FROM orders earlier WHERE earlier.id < orders.id);
