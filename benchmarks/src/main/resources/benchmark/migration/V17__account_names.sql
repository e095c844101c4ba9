UPDATE account SET display_name = display_name || ' (' || locale || ')' WHERE locale <> 'en';
