UPDATE person SET email = name || '@example.org';
