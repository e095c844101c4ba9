package dev.assay.quality;

import dev.assay.check.FailureText;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** An empty database for one test, and the words to load and judge it. */
final class Fixture implements AutoCloseable {
    static final Run RUN = Run.of("FeaturesIT.areFit", 7);

    private final TestDatabase database;

    private Fixture(TestDatabase database) {
        this.database = database;
    }

    static Fixture with(String... statements) throws SQLException {
        Fixture fixture = new Fixture(Holder.DATABASES.create(ServerSpec.defaults(), TemplateRecipe.empty()));
        fixture.execute(statements);
        return fixture;
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Judge gates as a test would, and return their verdicts. */
    List<Verdict> judge(GateBuilder... gates) {
        List<QualityCheck> checks = Stream.of(gates)
                .map(GateBuilder::build)
                .map(gate -> QualityCheck.of(gate))
                .toList();
        return Plan.of(checks).run(database, RUN).all();
    }

    Verdict judgeOne(GateBuilder gate) {
        return judge(gate).get(0);
    }

    /** Return what a developer reads when these gates fail. */
    String failure(GateBuilder... gates) {
        return FailureText.of(judge(gates));
    }

    @Override
    public void close() {
        database.close();
    }

    /** One server for all tests of this JVM. */
    private static final class Holder {
        static final Databases DATABASES = Databases.open(DatabaseSettings.defaults());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(DATABASES::close));
        }
    }
}
