package dev.assay.junit.mistakes;

import dev.assay.database.TestDatabase;
import dev.assay.junit.Baseline;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import dev.assay.junit.LatencyBudget;
import dev.assay.load.Worker;

class RegressionMistakes {
    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.NothingCompared.nearest
              asked     @LatencyBudget against = [@Baseline(version = "1")]
              found     maxRegression is missing, so nothing would be compared
              fix       maxRegression = "10%"
              repeat    mvn test '-Dtest=RegressionMistakes$NothingCompared#nearest' -Dassay.seed=8731
              evidence  target/mistakes/NothingCompared/RegressionMistakes.NothingCompared/nearest.html""")
    @DatabaseTest
    static class NothingCompared {
        @LatencyBudget(p95 = "200ms", against = @Baseline(version = "1"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.FigureOfNothing.nearest
              asked     @LatencyBudget regressionOf = [p99]
              found     maxRegression is missing, so nothing would be compared
              fix       maxRegression = "10%"
              repeat    mvn test '-Dtest=RegressionMistakes$FigureOfNothing#nearest' -Dassay.seed=8731
              evidence  target/mistakes/FigureOfNothing/RegressionMistakes.FigureOfNothing/nearest.html""")
    @DatabaseTest
    static class FigureOfNothing {
        @LatencyBudget(p95 = "200ms", regressionOf = "p99")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.BaselineBesideSizes.nearest
              asked     @LatencyBudget against = [@Baseline(version = "1")]
              found     maxRegression is missing, so nothing would be compared
              fix       maxRegression = "10%"
              repeat    mvn test '-Dtest=RegressionMistakes$BaselineBesideSizes#nearest' -Dassay.seed=8731
              evidence  target/mistakes/BaselineBesideSizes/RegressionMistakes.BaselineBesideSizes/nearest.html""")
    @DatabaseTest
    static class BaselineBesideSizes {
        @LatencyBudget(
                growth = "n",
                sizes = {10, 100, 1_000},
                fill = "people",
                against = @Baseline(version = "1"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.RateOfNothing.nearest
              asked     @LatencyBudget rate = [500/s]
              found     [maxRegression] alone is promised, and does not use it
              means     Both sides are asked in turn, as fast as they answer
              fix       leave it out, or promise something under that load as well: p95 = "200ms"
              repeat    mvn test '-Dtest=RegressionMistakes$RateOfNothing#nearest' -Dassay.seed=8731
              evidence  target/mistakes/RateOfNothing/RegressionMistakes.RateOfNothing/nearest.html""")
    @DatabaseTest
    static class RateOfNothing {
        @LatencyBudget(maxRegression = "10%", rate = "500/s")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.ClientsOfGrowth.nearest
              asked     @LatencyBudget concurrency = [8]
              found     [growth] alone is promised, and does not use it
              means     One client asks all sizes in turn, as fast as they answer
              fix       leave it out, or promise something under that load as well: p95 = "200ms"
              repeat    mvn test '-Dtest=RegressionMistakes$ClientsOfGrowth#nearest' -Dassay.seed=8731
              evidence  target/mistakes/ClientsOfGrowth/RegressionMistakes.ClientsOfGrowth/nearest.html""")
    @DatabaseTest
    static class ClientsOfGrowth {
        @LatencyBudget(
                growth = "n",
                sizes = {10, 100, 1_000},
                fill = "people",
                concurrency = 8)
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.UnchangedCopy.nearest
              asked     @Baseline sql = []
              found     a statement is empty
              means     An unchanged copy would be compared with the database that it was copied from
              fix       sql = "drop index documents_embedding_idx"
              repeat    mvn test '-Dtest=RegressionMistakes$UnchangedCopy#nearest' -Dassay.seed=8731
              evidence  target/mistakes/UnchangedCopy/RegressionMistakes.UnchangedCopy/nearest.html""")
    @DatabaseTest
    static class UnchangedCopy {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(sql = ""))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.SameBuild.nearest
              asked     @Baseline classPath = [src]
              found     no class lies there that is on the class path too
              means     The code would be compared with itself; packages begin right below the folder
              fix       classPath = "target/baseline/classes"
              repeat    mvn test '-Dtest=RegressionMistakes$SameBuild#nearest' -Dassay.seed=8731
              evidence  target/mistakes/SameBuild/RegressionMistakes.SameBuild/nearest.html""")
    @DatabaseTest
    static class SameBuild {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(classPath = "src"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.TwoBaselines.nearest
              asked     @Baseline [method = "old", version = "1"]
              found     [2] attributes are given, and only one can be the baseline
              fix       @Baseline(method = "old")
              repeat    mvn test '-Dtest=RegressionMistakes$TwoBaselines#nearest' -Dassay.seed=8731
              evidence  target/mistakes/TwoBaselines/RegressionMistakes.TwoBaselines/nearest.html""")
    @DatabaseTest
    static class TwoBaselines {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(version = "1", method = "old"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.UnknownMethod.nearest
              asked     @Baseline method = [old]
              found     [UnknownMethod] has no method of that name with the parameters of [nearest]
              means     Both are called alike
              fix       void old(Worker worker)
              repeat    mvn test '-Dtest=RegressionMistakes$UnknownMethod#nearest' -Dassay.seed=8731
              evidence  target/mistakes/UnknownMethod/RegressionMistakes.UnknownMethod/nearest.html""")
    @DatabaseTest
    static class UnknownMethod {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(method = "old"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.SameMethod.nearest
              asked     @Baseline method = [nearest]
              found     it is the measured method itself
              means     A comparison with itself shows nothing
              fix       the name of the method with the old query
              repeat    mvn test '-Dtest=RegressionMistakes$SameMethod#nearest' -Dassay.seed=8731
              evidence  target/mistakes/SameMethod/RegressionMistakes.SameMethod/nearest.html""")
    @DatabaseTest
    static class SameMethod {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(method = "nearest"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.UnknownVersion.nearest
              p95 ratio  promised <= 1.1  not judged
              asked      @Baseline version = [7]
              found      no migration has that version
              means      The versions are [1, 2]
              fix        version = "1"
              repeat     mvn test '-Dtest=RegressionMistakes$UnknownVersion#nearest' -Dassay.seed=8731
              evidence   target/mistakes/UnknownVersion/RegressionMistakes.UnknownVersion/nearest.html""")
    @DatabaseTest
    static class UnknownVersion {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(version = "7"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.UnknownServer.nearest
              asked     @Baseline server = [the old one]
              found     it is neither a major version nor an image nor [configured]
              fix       server = "16", or server = "pgvector/pgvector:pg16", or server = "configured"
              repeat    mvn test '-Dtest=RegressionMistakes$UnknownServer#nearest' -Dassay.seed=8731
              evidence  target/mistakes/UnknownServer/RegressionMistakes.UnknownServer/nearest.html""")
    @DatabaseTest
    static class UnknownServer {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(server = "the old one"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.NoConfiguredServer.nearest
              asked     @Baseline server = [configured]
              found     [assay.baseline.url] is not set
              means     The server to compare with is named outside the code
              fix       set the environment variables ASSAY_BASELINE_URL, ASSAY_BASELINE_USER and ASSAY_BASELINE_PASSWORD
              repeat    mvn test '-Dtest=RegressionMistakes$NoConfiguredServer#nearest' -Dassay.seed=8731
              evidence  target/mistakes/NoConfiguredServer/RegressionMistakes.NoConfiguredServer/nearest.html""")
    @DatabaseTest
    static class NoConfiguredServer {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(server = "configured"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.NoSuchBuild.nearest
              asked     @Baseline classPath = [target/nowhere]
              found     there is no such file or folder
              means     It is read from the folder of the module
              fix       classPath = "target/baseline/classes"
              repeat    mvn test '-Dtest=RegressionMistakes$NoSuchBuild#nearest' -Dassay.seed=8731
              evidence  target/mistakes/NoSuchBuild/RegressionMistakes.NoSuchBuild/nearest.html""")
    @DatabaseTest
    static class NoSuchBuild {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(classPath = "target/nowhere"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.DatabaseOnBothSides.nearest
              asked     @LatencyBudget against = [@Baseline(settings = "work_mem=8MB")] on [nearest]
              found     the method has a parameter of type [TestDatabase]
              means     It is the measured database on both sides, so the method would be compared with itself
              fix       void nearest(Worker worker), with worker.connection() as the only connection
              repeat    mvn test '-Dtest=RegressionMistakes$DatabaseOnBothSides#nearest' -Dassay.seed=8731
              evidence  target/mistakes/DatabaseOnBothSides/RegressionMistakes.DatabaseOnBothSides/nearest.html""")
    @DatabaseTest
    static class DatabaseOnBothSides {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(settings = "work_mem=8MB"))
        void nearest(Worker worker, TestDatabase database) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.UnknownFigure.nearest
              asked     @LatencyBudget regressionOf = [slowest]
              found     it is neither [mean] nor a percentile such as [p90]
              fix       regressionOf = "p95"
              repeat    mvn test '-Dtest=RegressionMistakes$UnknownFigure#nearest' -Dassay.seed=8731
              evidence  target/mistakes/UnknownFigure/RegressionMistakes.UnknownFigure/nearest.html""")
    @DatabaseTest
    static class UnknownFigure {
        @LatencyBudget(maxRegression = "10%", regressionOf = "slowest", against = @Baseline(settings = "work_mem=8MB"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.NoGrowth.nearest
              asked     @LatencyBudget maxRegression = [0%]
              found     no number of requests could show that nothing has grown at all
              fix       maxRegression = "10%"
              repeat    mvn test '-Dtest=RegressionMistakes$NoGrowth#nearest' -Dassay.seed=8731
              evidence  target/mistakes/NoGrowth/RegressionMistakes.NoGrowth/nearest.html""")
    @DatabaseTest
    static class NoGrowth {
        @LatencyBudget(maxRegression = "0%", against = @Baseline(settings = "work_mem=8MB"))
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  RegressionMistakes.Rollback.nearest
              asked     @LatencyBudget on [nearest]
              found     the class has isolation = [ROLLBACK]
              means     Several connections work at once here, and under rollback isolation all are one session
              fix       @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)
              repeat    mvn test '-Dtest=RegressionMistakes$Rollback#nearest' -Dassay.seed=8731
              evidence  target/mistakes/Rollback/RegressionMistakes.Rollback/nearest.html""")
    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class Rollback {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(settings = "work_mem=8MB"))
        void nearest(Worker worker) {}
    }
}
