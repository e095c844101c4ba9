package dev.assay.database.container;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Main class of a JVM that holds a container until its standard input ends, or until it is killed. */
final class ChildContainer {
    private ChildContainer() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        DatabaseSettings settings = DatabaseSettings.defaults().withCacheDirectory(Path.of(arguments[0]));
        ServerSpec spec = ServerSpec.defaults().withProvider("container");
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(spec, TemplateRecipe.empty());
                Connection connection = database.connect()) {
            System.out.println("ready " + connection.isValid(5));
            int end = System.in.read();
            System.out.println("end " + end);
        }
    }
}
