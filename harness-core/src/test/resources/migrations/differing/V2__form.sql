UPDATE note SET form = current_setting('bytea_output');
