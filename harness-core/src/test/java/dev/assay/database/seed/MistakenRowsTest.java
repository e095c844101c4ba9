package dev.assay.database.seed;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Generation.Shared.class)
class MistakenRowsTest {
    private final Generation generation;

    MistakenRowsTest(Generation generation) {
        this.generation = generation;
    }

    @Test
    void anUnknownTableHasANearestName() {
        answers(
                () -> generation.generate("CREATE TABLE people (id int)", GeneratedRows.into("peple")),
                "@SeedRows table = [peple]: there is no table [peple]; there are [people]. The nearest name is [people]."
                        + " Fix: table = \"people\"");
    }

    @Test
    void anUnknownColumnHasANearestName() {
        answers(
                () -> generation.generate(
                        "CREATE TABLE people (id int, age int)",
                        GeneratedRows.into("people").column("agee", Values.between(1, 2))),
                "generated rows of [people]: column [agee]: the table [people] has no column [agee]; it has [id, age]. The"
                        + " nearest name is [age]. Fix: name a column of the table, such as [age]");
    }

    @Test
    void noRowsAreNoRequest() {
        answers(
                () -> GeneratedRows.into("people").rows(0),
                "@SeedRows rows = [0]: nothing would be generated. a template without rows needs no annotation. Fix:"
                        + " @SeedRows(table = \"people\", rows = 1000)");
    }

    @Test
    void aShareIsRefusedAndNotRepaired() {
        answers(
                () -> GeneratedRows.into("people").nulls("110%"),
                "@SeedRows nulls = [110%]: [110%] is outside 0 to 1, and a share lies between them, for example \"0.95\". Fix:"
                        + " nulls = \"10%\"");
    }

    @Test
    void tablesInACircleAreNamed() {
        answers(
                () -> generation.generate("""
                        CREATE TABLE hens (id int PRIMARY KEY, egg int);
                        CREATE TABLE eggs (id int PRIMARY KEY, hen int REFERENCES hens);
                        ALTER TABLE hens ADD FOREIGN KEY (egg) REFERENCES eggs""", GeneratedRows.into("hens"), GeneratedRows.into("eggs")),
                "@SeedRows for [hens -> eggs -> hens]: these tables refer to each other in a circle, so none can be filled"
                        + " first. Fix: generate all but one of them, or load them with a script: @DatabaseTest(seed ="
                        + " \"data/rows.sql\")");
    }

    @Test
    void aParentWithoutRowsIsNamed() {
        answers(
                () -> generation.generate(
                        "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users)",
                        GeneratedRows.into("orders")),
                "@SeedRows table = [orders]: the foreign key [orders_user_id_fkey (user_id)] refers to [users], which has no"
                        + " row. the parent table is filled later, or by nothing. Fix: add @SeedRows(table = \"users\", rows ="
                        + " 1000)");
    }

    @Test
    void keysThatShareAColumnAreNotGuessed() {
        answers(
                () -> generation.generate("""
                        CREATE TABLE a (t int, id int, PRIMARY KEY (t, id)); INSERT INTO a VALUES (1, 1);
                        CREATE TABLE b (t int, id int, PRIMARY KEY (t, id)); INSERT INTO b VALUES (1, 1);
                        CREATE TABLE c (t int, a int, b int, FOREIGN KEY (t, a) REFERENCES a, FOREIGN KEY (t, b) REFERENCES b)""", GeneratedRows.into("c")),
                "@SeedRows table = [c]: the foreign keys [c_t_a_fkey (t, a)] and [c_t_b_fkey (t, b)] share the column [t]."
                        + " rows that satisfy both cannot be derived from one of them. Fix:"
                        + " GeneratedRows.into(\"c\").column(\"b\", Values...)");
    }

    @Test
    void moreRowsThanAKeyHasRoomForAreRefused() {
        answers(
                () -> generation.generate(
                        "CREATE TABLE flags (on_off boolean, size smallint CHECK (size BETWEEN 1 AND 10), UNIQUE (on_off, size))",
                        GeneratedRows.into("flags").rows(21)),
                "@SeedRows table = [flags]: the unique columns [on_off, size] have room for [20] rows, and [21] are asked for."
                        + " their types, ranges or parents hold too few values. Fix: ask for fewer rows, or give"
                        + " GeneratedRows.into(\"flags\").column(\"on_off\", Values...)");
    }

    @Test
    void aTypeWithoutValuesIsNamed() {
        answers(
                () -> generation.generate("CREATE TABLE places (at point)", GeneratedRows.into("places")),
                "@SeedRows table = [places]: no values are known for the column [at] of type [point]. Fix: draw it from a"
                        + " sample, like = \"data/places.csv\", or leave it NULL:"
                        + " GeneratedRows.into(\"places\").column(\"at\", Values.nulls())");
    }

    @Test
    void aValueThatDoesNotFitIsShown() {
        answers(
                () -> generation.generate(
                        "CREATE TABLE people (age smallint)",
                        GeneratedRows.into("people").column("age", Values.oneOf(40_000))),
                "generated rows of [people]: column [age]: the value [40000] of Integer does not fit the type [smallint]:"
                        + " outside -32768 to 32767. Fix: GeneratedRows.into(\"people\").column(\"age\", Values...)");
    }

    @Test
    void aCheckThatCannotBeReadIsAnAnswer() {
        answers(
                () -> generation.generate(
                        "CREATE TABLE people (name text NOT NULL, CONSTRAINT mail CHECK (name LIKE '%@%'))",
                        GeneratedRows.into("people").column("name", Values.oneOf("ann"))),
                "@SeedRows table = [people]: the server refused the rows: new row for relation \"people\" violates check"
                        + " constraint \"mail\" (Failing row contains (ann).). the constraint [mail] CHECK ((name ~~ '%@%'::text))"
                        + " on [name] asks for more than can be derived from it. Fix:"
                        + " GeneratedRows.into(\"people\").column(\"name\", Values...)");
    }

    private static void answers(ThrowingCallable generation, String message) {
        assertThatExceptionOfType(MistakeException.class).isThrownBy(generation).withMessage(message);
    }
}
