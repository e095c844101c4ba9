package dev.assay.junit.mistakes;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationPolicy;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.junit.TableSize;
import dev.assay.junit.Tolerated;

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

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.UnknownHazard.migrations
              asked     @Tolerated hazard = [index-not-concurent]
              found     no hazard has that name
              means     docs/hazards lists all of them
              fix       hazard = "index-not-concurrent"
              repeat    mvn test '-Dtest=MigrationMistakes$UnknownHazard#migrations' -Dassay.seed=8731
              evidence  target/mistakes/UnknownHazard/MigrationMistakes.UnknownHazard/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class UnknownHazard {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                tolerates = @Tolerated(hazard = "index-not-concurent", because = "small"))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.HazardWithoutReason.migrations
              asked     @Tolerated hazard = [index-not-concurrent], because = [ ]
              found     there is no reason
              means     A hazard is accepted for a reason that the next reader can check
              fix       because = "no release since 4.2 names the column"
              repeat    mvn test '-Dtest=MigrationMistakes$HazardWithoutReason#migrations' -Dassay.seed=8731
              evidence  target/mistakes/HazardWithoutReason/MigrationMistakes.HazardWithoutReason/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class HazardWithoutReason {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                tolerates = @Tolerated(hazard = "index-not-concurrent", because = " "))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.ToleratedOnNoTable.migrations
              hazards               1  promised <= 0                              n = 2
              index-not-concurrent  V2__orders_note.sql, line 1: builds orders_note from all rows while SHARE stops the writers of orders  instead: CREATE INDEX CONCURRENTLY orders_note ON public.orders USING btree (note);
              stale                 @Tolerated hazard = [index-not-concurrent], on = [order] accepts what does not happen there: it happens to [orders] in [V2__orders_note.sql]  remove it, or name that
              repeat                mvn test '-Dtest=MigrationMistakes$ToleratedOnNoTable#migrations' -Dassay.seed=8731
              evidence              target/mistakes/ToleratedOnNoTable/MigrationMistakes.ToleratedOnNoTable/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class ToleratedOnNoTable {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                tolerates = @Tolerated(hazard = "index-not-concurrent", on = "order", because = "small"))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.ToleratedInNoFile.migrations
              hazards   0  promised <= 0                              n = 2
              stale     @Tolerated hazard = [index-not-concurrent], on = [orders], in = [V3__orders_note.sql] accepts what does not happen there: it happens to [orders] in [V2__orders_note.sql]  remove it, or name that
              repeat    mvn test '-Dtest=MigrationMistakes$ToleratedInNoFile#migrations' -Dassay.seed=8731
              evidence  target/mistakes/ToleratedInNoFile/MigrationMistakes.ToleratedInNoFile/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class ToleratedInNoFile {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                tolerates = {
                    @Tolerated(hazard = "index-not-concurrent", because = "small"),
                    @Tolerated(
                            hazard = "index-not-concurrent",
                            on = "orders",
                            in = "V3__orders_note.sql",
                            because = "small")
                })
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.ToleratedForNothing.migrations
              hazards   0  promised <= 0                              n = 3
              stale     @Tolerated hazard = [index-not-concurrent], on = [people] accepts what no longer happens  remove it
              repeat    mvn test '-Dtest=MigrationMistakes$ToleratedForNothing#migrations' -Dassay.seed=8731
              evidence  target/mistakes/ToleratedForNothing/MigrationMistakes.ToleratedForNothing/migrations.html""")
    @DatabaseTest
    static class ToleratedForNothing {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                tolerates = @Tolerated(hazard = "index-not-concurrent", on = "people", because = "small"))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.NegativeRows.migrations
              asked     @TableSize table = [orders], rows = [-1]
              found     a table has at least 0 rows
              fix       rows = 1_000_000
              repeat    mvn test '-Dtest=MigrationMistakes$NegativeRows#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NegativeRows/MigrationMistakes.NegativeRows/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class NegativeRows {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                sizes = @TableSize(table = "orders", rows = -1))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.SizedTwice.migrations
              asked     @TableSize table = [orders], rows = [50]
              found     the table is named twice, with [5] before
              fix       remove one of them
              repeat    mvn test '-Dtest=MigrationMistakes$SizedTwice#migrations' -Dassay.seed=8731
              evidence  target/mistakes/SizedTwice/MigrationMistakes.SizedTwice/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class SizedTwice {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                sizes = {@TableSize(table = "orders", rows = 5), @TableSize(table = "orders", rows = 50)})
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.SizeOfNoTable.migrations
              hazards               1  promised <= 0                              n = 2
              index-not-concurrent  V2__orders_note.sql, line 1: builds orders_note from all rows while SHARE stops the writers of orders  instead: CREATE INDEX CONCURRENTLY orders_note ON public.orders USING btree (note);
              size                  @TableSize table = [ordres] names no table of these migrations; there are [orders]  table = "orders"
              repeat                mvn test '-Dtest=MigrationMistakes$SizeOfNoTable#migrations' -Dassay.seed=8731
              evidence              target/mistakes/SizeOfNoTable/MigrationMistakes.SizeOfNoTable/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class SizeOfNoTable {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                sizes = @TableSize(table = "ordres", rows = 5))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.FrozenNowhere.migrations
              asked     @MigrationTest frozen = [src/test/resources/frozen/nowhere.txt]
              found     the file is not there
              fix       write it with -Dassay.hazards.freeze=true, and commit it
              repeat    mvn test '-Dtest=MigrationMistakes$FrozenNowhere#migrations' -Dassay.seed=8731
              evidence  target/mistakes/FrozenNowhere/MigrationMistakes.FrozenNowhere/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class FrozenNowhere {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                frozen = "src/test/resources/frozen/nowhere.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.FrozenUnreadable.migrations
              asked     @MigrationTest frozen = [src/test/resources/frozen/unreadable.txt]
              found     the line [V2__orders_note.sql index-not-concurrent orders] is not file, hazard and table
              fix       put two spaces between them, or remove the line
              repeat    mvn test '-Dtest=MigrationMistakes$FrozenUnreadable#migrations' -Dassay.seed=8731
              evidence  target/mistakes/FrozenUnreadable/MigrationMistakes.FrozenUnreadable/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class FrozenUnreadable {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                frozen = "src/test/resources/frozen/unreadable.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.FrozenEndless.migrations
              asked     @MigrationTest frozen = [src/test/resources/frozen/endless.txt]
              found     no line says [# until <last migration>]
              fix       bring the line back, or delete the file and write it anew with -Dassay.hazards.freeze=true
              repeat    mvn test '-Dtest=MigrationMistakes$FrozenEndless#migrations' -Dassay.seed=8731
              evidence  target/mistakes/FrozenEndless/MigrationMistakes.FrozenEndless/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class FrozenEndless {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                frozen = "src/test/resources/frozen/endless.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.FrozenWithoutTheNewest.migrations
              hazards               1  promised <= 0                              n = 3
              index-not-concurrent  V3__orders_both.sql, line 1: builds orders_both from all rows while SHARE stops the writers of orders  instead: CREATE INDEX CONCURRENTLY orders_both ON public.orders USING btree (id, note);
              repeat                mvn test '-Dtest=MigrationMistakes$FrozenWithoutTheNewest#migrations' -Dassay.seed=8731
              evidence              target/mistakes/FrozenWithoutTheNewest/MigrationMistakes.FrozenWithoutTheNewest/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards-more")
    static class FrozenWithoutTheNewest {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                frozen = "src/test/resources/frozen/until-v2.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.FrozenLineAdded.migrations
              hazards   0  promised <= 0                              n = 3
              frozen    @MigrationTest frozen = [src/test/resources/frozen/added.txt]: the line [V3__orders_both.sql  index-not-concurrent  orders] was added, for the list ends with [V2__orders_note.sql]  remove it, and tolerate the hazard with a reason
              repeat    mvn test '-Dtest=MigrationMistakes$FrozenLineAdded#migrations' -Dassay.seed=8731
              evidence  target/mistakes/FrozenLineAdded/MigrationMistakes.FrozenLineAdded/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards-more")
    static class FrozenLineAdded {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                tolerates = @Tolerated(hazard = "index-not-concurrent", in = "V3__orders_both.sql", because = "small"),
                frozen = "src/test/resources/frozen/added.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.FrozenLineStale.migrations
              hazards   0  promised <= 0                              n = 2
              frozen    @MigrationTest frozen = [src/test/resources/frozen/stale.txt]: [V1__orders.sql  set-not-null-scan  orders] no longer happens  remove the line, or -Dassay.hazards.freeze=true
              repeat    mvn test '-Dtest=MigrationMistakes$FrozenLineStale#migrations' -Dassay.seed=8731
              evidence  target/mistakes/FrozenLineStale/MigrationMistakes.FrozenLineStale/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class FrozenLineStale {
        @MigrationTest(
                proves = Proof.NO_HAZARDS,
                seed = "classpath:db/none",
                frozen = "src/test/resources/frozen/stale.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest breached  MigrationMistakes.FrozenUntilNothing.migrations
              hazards   0  promised <= 0                              n = 3
              frozen    @MigrationTest frozen = [src/test/resources/frozen/until-v2.txt]: it covers the migrations until [V2__orders_note.sql], and there is none of that name  bring the name of the last migration that it covers back
              repeat    mvn test '-Dtest=MigrationMistakes$FrozenUntilNothing#migrations' -Dassay.seed=8731
              evidence  target/mistakes/FrozenUntilNothing/MigrationMistakes.FrozenUntilNothing/migrations.html""")
    @DatabaseTest
    static class FrozenUntilNothing {
        @MigrationTest(proves = Proof.NO_HAZARDS, frozen = "src/test/resources/frozen/until-v2.txt")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.NoPolicy.migrations
              asked     @MigrationTest policies = []
              found     Proof.POLICIES has nothing to prove
              fix       policies = MigrationPolicy.NAMING
              repeat    mvn test '-Dtest=MigrationMistakes$NoPolicy#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoPolicy/MigrationMistakes.NoPolicy/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class NoPolicy {
        @MigrationTest(proves = Proof.POLICIES)
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.PolicyTwice.migrations
              asked     @MigrationTest policies = [NAMING, NAMING]
              found     a policy is named twice
              fix       name each policy once
              repeat    mvn test '-Dtest=MigrationMistakes$PolicyTwice#migrations' -Dassay.seed=8731
              evidence  target/mistakes/PolicyTwice/MigrationMistakes.PolicyTwice/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class PolicyTwice {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = {MigrationPolicy.NAMING, MigrationPolicy.NAMING})
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.TwoNumberings.migrations
              asked     @MigrationTest policies = [GROWING, GAPLESS]
              found     [GROWING, GAPLESS] all say how versions are numbered
              fix       keep one: GAPLESS and TIMESTAMPS grow as well
              repeat    mvn test '-Dtest=MigrationMistakes$TwoNumberings#migrations' -Dassay.seed=8731
              evidence  target/mistakes/TwoNumberings/MigrationMistakes.TwoNumberings/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class TwoNumberings {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = {MigrationPolicy.GROWING, MigrationPolicy.GAPLESS})
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.NothingRecorded.migrations
              asked     @MigrationTest policies = [naming, forward-only], recorded = []
              found     no file says what was recorded, so every migration is a new one
              means     Only beside one can be seen that [no migration is undone, edited or removed]
              fix       recorded = "src/test/assay/migrations.sha256", and -Dassay.migrations.keep=true once to write it
              repeat    mvn test '-Dtest=MigrationMistakes$NothingRecorded#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NothingRecorded/MigrationMistakes.NothingRecorded/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class NothingRecorded {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = {MigrationPolicy.NAMING, MigrationPolicy.FORWARD_ONLY})
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.RecordedNowhere.migrations
              forward-only  no migration is undone, edited or removed  not judged
              asked         @MigrationTest recorded = [src/test/resources/recorded/nowhere.sha256]
              found         the file is not there
              means         It says which migrations have been released, and is committed with them
              fix           -Dassay.migrations.keep=true once, and commit the file
              repeat        mvn test '-Dtest=MigrationMistakes$RecordedNowhere#migrations' -Dassay.seed=8731
              evidence      target/mistakes/RecordedNowhere/MigrationMistakes.RecordedNowhere/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class RecordedNowhere {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.FORWARD_ONLY,
                recorded = "src/test/resources/recorded/nowhere.sha256")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.RecordedUnreadable.migrations
              forward-only  no migration is undone, edited or removed  not judged
              asked         @MigrationTest recorded = [src/test/resources/recorded/unreadable.sha256]
              found         the line [V1__orders.sql] is not a checksum and a file
              means         Assay alone writes the file
              fix           bring the file back as it was; after a merge take that of one branch, and record what the other added with -Dassay.migrations.keep=true
              repeat        mvn test '-Dtest=MigrationMistakes$RecordedUnreadable#migrations' -Dassay.seed=8731
              evidence      target/mistakes/RecordedUnreadable/MigrationMistakes.RecordedUnreadable/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class RecordedUnreadable {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.FORWARD_ONLY,
                recorded = "src/test/resources/recorded/unreadable.sha256")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.BranchWithoutFolder.migrations
              asked     @MigrationTest branch = [origin/main]
              found     it is not a branch and a folder, with a colon between them as git writes them
              fix       branch = "origin/main:src/main/resources/db/migration"
              repeat    mvn test '-Dtest=MigrationMistakes$BranchWithoutFolder#migrations' -Dassay.seed=8731
              evidence  target/mistakes/BranchWithoutFolder/MigrationMistakes.BranchWithoutFolder/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class BranchWithoutFolder {
        @MigrationTest(proves = Proof.POLICIES, policies = MigrationPolicy.NO_DUPLICATES, branch = "origin/main")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.BranchOfNoPolicy.migrations
              asked     @MigrationTest branch = [origin/main:db/migration], policies = [FORWARD_ONLY]
              found     no policy compares with another branch
              means     NO_DUPLICATES does
              fix       add MigrationPolicy.NO_DUPLICATES to policies
              repeat    mvn test '-Dtest=MigrationMistakes$BranchOfNoPolicy#migrations' -Dassay.seed=8731
              evidence  target/mistakes/BranchOfNoPolicy/MigrationMistakes.BranchOfNoPolicy/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class BranchOfNoPolicy {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.FORWARD_ONLY,
                branch = "origin/main:db/migration")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.PoliciesUnproven.migrations
              asked     @MigrationTest policies = [FORWARD_ONLY]
              found     proves = [APPLIES, NO_HAZARDS], and none of them reads it
              means     Proof.POLICIES does
              fix       proves = {Proof.APPLIES, Proof.NO_HAZARDS, Proof.POLICIES}
              repeat    mvn test '-Dtest=MigrationMistakes$PoliciesUnproven#migrations' -Dassay.seed=8731
              evidence  target/mistakes/PoliciesUnproven/MigrationMistakes.PoliciesUnproven/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class PoliciesUnproven {
        @MigrationTest(policies = MigrationPolicy.FORWARD_ONLY)
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.ToleratedUnproven.migrations
              asked     @MigrationTest tolerates = [index-not-concurrent]
              found     proves = [APPLIES], and none of them reads it
              means     Proof.NO_HAZARDS does
              fix       proves = {Proof.APPLIES, Proof.NO_HAZARDS}
              repeat    mvn test '-Dtest=MigrationMistakes$ToleratedUnproven#migrations' -Dassay.seed=8731
              evidence  target/mistakes/ToleratedUnproven/MigrationMistakes.ToleratedUnproven/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class ToleratedUnproven {
        @MigrationTest(
                proves = Proof.APPLIES,
                tolerates = @Tolerated(hazard = "index-not-concurrent", because = "small"))
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.DurationUnproven.migrations
              asked     @MigrationTest maxDuration = [2s]
              found     proves = [NO_HAZARDS], and none of them reads it
              means     Proof.APPLIES does
              fix       proves = {Proof.NO_HAZARDS, Proof.APPLIES}
              repeat    mvn test '-Dtest=MigrationMistakes$DurationUnproven#migrations' -Dassay.seed=8731
              evidence  target/mistakes/DurationUnproven/MigrationMistakes.DurationUnproven/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class DurationUnproven {
        @MigrationTest(proves = Proof.NO_HAZARDS, seed = "classpath:db/none", maxDuration = "2s")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.LogOfOthers.migrations
              asked     @MigrationTest maxWal = [16MB]
              found     a server that other tests write on, and it has one log for all
              fix       @DatabaseTest(ownServer = true)
              repeat    mvn test '-Dtest=MigrationMistakes$LogOfOthers#migrations' -Dassay.seed=8731
              evidence  target/mistakes/LogOfOthers/MigrationMistakes.LogOfOthers/migrations.html""")
    @DatabaseTest
    static class LogOfOthers {
        @MigrationTest(maxWal = "16MB")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.LockTimeWithoutSizes.migrations
              asked     @MigrationTest maxLockTime = [1s]
              found     sizes = [], so that nothing can be predicted
              means     The time under lock is predicted for the rows that a table has in production
              fix       sizes = @TableSize(table = "orders", rows = 1_000_000)
              repeat    mvn test '-Dtest=MigrationMistakes$LockTimeWithoutSizes#migrations' -Dassay.seed=8731
              evidence  target/mistakes/LockTimeWithoutSizes/MigrationMistakes.LockTimeWithoutSizes/migrations.html""")
    @DatabaseTest
    static class LockTimeWithoutSizes {
        @MigrationTest(proves = Proof.SCALES, maxLockTime = "1s")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.OneMajor.migrations
              asked     @MigrationTest majors = [17]
              found     there is nothing to compare with
              means     A proof over versions needs at least two of them
              fix       majors = {"15", "17"}
              repeat    mvn test '-Dtest=MigrationMistakes$OneMajor#migrations' -Dassay.seed=8731
              evidence  target/mistakes/OneMajor/MigrationMistakes.OneMajor/migrations.html""")
    @DatabaseTest
    static class OneMajor {
        @MigrationTest(proves = Proof.VERSIONS, majors = "17")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.NoQueries.migrations
              asked     @MigrationTest queries = []
              found     no query is named that must stay fast
              means     Proof.PLAN_STABLE compares queries before and after the migrations
              fix       queries = "classpath:db/queries.sql"
              repeat    mvn test '-Dtest=MigrationMistakes$NoQueries#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoQueries/MigrationMistakes.NoQueries/migrations.html""")
    @DatabaseTest
    static class NoQueries {
        @MigrationTest(proves = Proof.PLAN_STABLE, maxRegression = "10%")
        void migrations() {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  MigrationMistakes.LockUnproven.migrations
              asked     @MigrationTest transactionalLock = [true]
              found     proves = [CRASH_SAFE], and none of them reads it
              means     Proof.RUNNER_SAFE does
              fix       proves = {Proof.CRASH_SAFE, Proof.RUNNER_SAFE}
              repeat    mvn test '-Dtest=MigrationMistakes$LockUnproven#migrations' -Dassay.seed=8731
              evidence  target/mistakes/LockUnproven/MigrationMistakes.LockUnproven/migrations.html""")
    @DatabaseTest(migrations = "classpath:db/hazards")
    static class LockUnproven {
        @MigrationTest(proves = Proof.CRASH_SAFE, transactionalLock = true)
        void migrations() {}
    }
}
