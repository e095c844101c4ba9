UPDATE customers SET phone = '';
