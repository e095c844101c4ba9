package dev.assay.junit.mistakes;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

class MigrationMistakes {
    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.UnreadableTimeout.migrations
              asked     @MigrationTest timeout = [5 parsecs]
              found     [5 parsecs] is not a duration (a number and one of ns, us, ms, s, min, h, d), for example "200ms"
              fix       timeout = "10min"
              repeat    mvn test '-Dtest=MigrationMistakes$UnreadableTimeout#migrations' -Dassay.seed=8731
              evidence  target/mistakes/UnreadableTimeout/MigrationMistakes.UnreadableTimeout/migrations.html""")
    @DatabaseTest
    static class UnreadableTimeout {
        @MigrationTest(proves = Proof.APPLIES, timeout = "5 parsecs")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.NoTime.migrations
              asked     @MigrationTest timeout = [0s]
              found     [0s] leaves no time to apply anything, for example "10min"
              fix       timeout = "10min"
              repeat    mvn test '-Dtest=MigrationMistakes$NoTime#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoTime/MigrationMistakes.NoTime/migrations.html""")
    @DatabaseTest
    static class NoTime {
        @MigrationTest(proves = Proof.APPLIES, timeout = "0s")
        void migrations() {}
    }
}
