package dev.assay.junit.mistakes;

import dev.assay.junit.Contract;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

class TrafficMistakes {
    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.NoLimit.migrations
              asked     @MigrationTest proves = Proof.LOCK_FREE without maxBlock
              found     nothing says how long the application may wait
              means     How long users accept to wait is for the team to say, so there is no default
              fix       maxBlock = "500ms"
              repeat    mvn test '-Dtest=TrafficMistakes$NoLimit#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoLimit/TrafficMistakes.NoLimit/migrations.html""")
    @DatabaseTest
    static class NoLimit {
        @MigrationTest(proves = Proof.LOCK_FREE)
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.TooShort.migrations
              asked     @MigrationTest maxBlock = [5ms]
              found     [5ms] is shorter than 10 ms, and locks are looked at each millisecond, for example "500ms"
              fix       maxBlock = "500ms"
              repeat    mvn test '-Dtest=TrafficMistakes$TooShort#migrations' -Dassay.seed=8731
              evidence  target/mistakes/TooShort/TrafficMistakes.TooShort/migrations.html""")
    @DatabaseTest
    static class TooShort {
        @MigrationTest(proves = Proof.LOCK_FREE, maxBlock = "5ms")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.UnreadableReader.migrations
              asked     @MigrationTest longReader = [long]
              found     [long] is not a duration (a number and one of ns, us, ms, s, min, h, d), for example "200ms"
              fix       longReader = "30s"
              repeat    mvn test '-Dtest=TrafficMistakes$UnreadableReader#migrations' -Dassay.seed=8731
              evidence  target/mistakes/UnreadableReader/TrafficMistakes.UnreadableReader/migrations.html""")
    @DatabaseTest
    static class UnreadableReader {
        @MigrationTest(proves = Proof.LOCK_FREE, maxBlock = "1s", longReader = "long")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.NoFile.migrations
              asked     @MigrationTest traffic = [classpath:db/trafic.sql]
              found     there is no such file
              fix       traffic = "classpath:db/traffic.sql"
              repeat    mvn test '-Dtest=TrafficMistakes$NoFile#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoFile/TrafficMistakes.NoFile/migrations.html""")
    @DatabaseTest
    static class NoFile {
        @MigrationTest(proves = Proof.COMPATIBLE, traffic = "classpath:db/trafic.sql")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.NoTraffic.migrations
              asked     @MigrationTest newTraffic = [class:dev.assay.junit.mistakes.TrafficMistakes]
              found     the class does not implement [dev.assay.migration.traffic.TrafficSource]
              fix       newTraffic = "classpath:db/traffic.sql"
              repeat    mvn test '-Dtest=TrafficMistakes$NoTraffic#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoTraffic/TrafficMistakes.NoTraffic/migrations.html""")
    @DatabaseTest
    static class NoTraffic {
        @MigrationTest(proves = Proof.COMPATIBLE, newTraffic = "class:dev.assay.junit.mistakes.TrafficMistakes")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.ContractWithoutReason.migrations
              asked     @Contract version = [2], because = []
              found     there is no reason
              means     The old application is given up for a reason that the next reader can check
              fix       because = "the last instance that reads email was stopped in May"
              repeat    mvn test '-Dtest=TrafficMistakes$ContractWithoutReason#migrations' -Dassay.seed=8731
              evidence  target/mistakes/ContractWithoutReason/TrafficMistakes.ContractWithoutReason/migrations.html""")
    @DatabaseTest
    static class ContractWithoutReason {
        @MigrationTest(proves = Proof.COMPATIBLE, contract = @Contract(version = "2", because = ""))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  TrafficMistakes.TrafficUnread.migrations
              asked     @MigrationTest traffic = [classpath:db/traffic.sql]
              found     proves = [APPLIES], and none of them reads it
              means     Proof.LOCK_FREE does
              fix       proves = {Proof.APPLIES, Proof.LOCK_FREE}
              repeat    mvn test '-Dtest=TrafficMistakes$TrafficUnread#migrations' -Dassay.seed=8731
              evidence  target/mistakes/TrafficUnread/TrafficMistakes.TrafficUnread/migrations.html""")
    @DatabaseTest
    static class TrafficUnread {
        @MigrationTest(proves = Proof.APPLIES, traffic = "classpath:db/traffic.sql")
        void migrations() {}
    }
}
