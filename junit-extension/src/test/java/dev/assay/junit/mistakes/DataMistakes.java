package dev.assay.junit.mistakes;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Irreversible;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

class DataMistakes {
    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.IrreversibleWithoutReason.migrations
              asked     @Irreversible version = [2], because = [ ]
              found     there is no reason
              means     A version goes without a way back for a reason that the next reader can check
              fix       because = "nobody reads the old column since 4.2"
              repeat    mvn test '-Dtest=DataMistakes$IrreversibleWithoutReason#migrations' -Dassay.seed=8731
              evidence  target/mistakes/IrreversibleWithoutReason/DataMistakes.IrreversibleWithoutReason/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class IrreversibleWithoutReason {
        @MigrationTest(proves = Proof.ROUND_TRIP, irreversible = @Irreversible(version = "2", because = " "))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.IrreversibleTwice.migrations
              asked     @Irreversible version = [2], because = [old]
              found     the version is named twice
              fix       remove one of them
              repeat    mvn test '-Dtest=DataMistakes$IrreversibleTwice#migrations' -Dassay.seed=8731
              evidence  target/mistakes/IrreversibleTwice/DataMistakes.IrreversibleTwice/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class IrreversibleTwice {
        @MigrationTest(
                proves = Proof.ROUND_TRIP,
                irreversible = {
                    @Irreversible(version = "2", because = "small"),
                    @Irreversible(version = "2", because = "old")
                })
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.IrreversibleUnknown.migrations
              round trip  each upgrade can be taken back and made again, and no row is lost  not judged
              asked       @Irreversible version = [7], because = [small]
              found       no migration has that version
              means       The versions are [1, 2]
              fix         remove it, or name one of these
              repeat      mvn test '-Dtest=DataMistakes$IrreversibleUnknown#migrations' -Dassay.seed=8731
              evidence    target/mistakes/IrreversibleUnknown/DataMistakes.IrreversibleUnknown/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class IrreversibleUnknown {
        @MigrationTest(
                proves = Proof.ROUND_TRIP,
                seed = "classpath:db/none",
                irreversible = @Irreversible(version = "7", because = "small"))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.ChangesNoColumn.migrations
              asked     @MigrationTest changes = [orders]
              found     it is not a table and a column, with a dot between them
              means     A whole table has a star for its columns
              fix       changes = "orders.total"
              repeat    mvn test '-Dtest=DataMistakes$ChangesNoColumn#migrations' -Dassay.seed=8731
              evidence  target/mistakes/ChangesNoColumn/DataMistakes.ChangesNoColumn/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class ChangesNoColumn {
        @MigrationTest(proves = Proof.DATA_KEPT, changes = "orders")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.ChangesUnproven.migrations
              asked     @MigrationTest changes = [orders.total, orders.note]
              found     proves = [APPLIES], and none of them reads it
              means     Proof.DATA_KEPT does
              fix       proves = {Proof.APPLIES, Proof.DATA_KEPT}
              repeat    mvn test '-Dtest=DataMistakes$ChangesUnproven#migrations' -Dassay.seed=8731
              evidence  target/mistakes/ChangesUnproven/DataMistakes.ChangesUnproven/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class ChangesUnproven {
        @MigrationTest(
                proves = Proof.APPLIES,
                changes = {"orders.total", "orders.note"})
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.NothingDeclared.migrations
              asked     @MigrationTest declared = []
              found     Proof.DRIFT_FREE has nothing to compare with
              fix       declared = "src/test/resources/db/schema.txt"
              repeat    mvn test '-Dtest=DataMistakes$NothingDeclared#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NothingDeclared/DataMistakes.NothingDeclared/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class NothingDeclared {
        @MigrationTest(proves = Proof.DRIFT_FREE)
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.OtherDatabaseDeclared.migrations
              asked     @MigrationTest declared = [jdbc:mysql://live/shop]
              found     it is no database of PostgreSQL
              fix       declared = "jdbc:postgresql://host/name"
              repeat    mvn test '-Dtest=DataMistakes$OtherDatabaseDeclared#migrations' -Dassay.seed=8731
              evidence  target/mistakes/OtherDatabaseDeclared/DataMistakes.OtherDatabaseDeclared/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class OtherDatabaseDeclared {
        @MigrationTest(proves = Proof.DRIFT_FREE, declared = "jdbc:mysql://live/shop")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  DataMistakes.PasswordDeclared.migrations
              asked     @MigrationTest declared = [hidden]
              found     it holds a user or a password
              means     URLs reach logs and reports
              fix       leave it out of the URL and set ASSAY_SCHEMA_USER and ASSAY_SCHEMA_PASSWORD
              repeat    mvn test '-Dtest=DataMistakes$PasswordDeclared#migrations' -Dassay.seed=8731
              evidence  target/mistakes/PasswordDeclared/DataMistakes.PasswordDeclared/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class PasswordDeclared {
        @MigrationTest(proves = Proof.DRIFT_FREE, declared = "jdbc:postgresql://live/shop?password=secret")
        void migrations() {}
    }
}
