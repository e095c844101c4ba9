UPDATE sale SET price = price.amount FROM price WHERE sale.day >= price.from_day AND sale.day < price.to_day;
