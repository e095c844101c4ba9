package dev.assay.assertions;

import static dev.assay.assertions.DatabaseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import org.junit.jupiter.api.Test;

/** Assertions about what the catalogs say. */
class SchemaAssertTest extends SampleDatabase {
    private DatabaseAssert sample() {
        return assertThat(database);
    }

    @Test
    void findsTables() {
        sample().table("users").table("orders").returnToDatabase().doesNotHaveTable("order");
        assertThat(failureOf(() -> sample().table("order"))).isEqualTo("""

                        expected: table [order] exists
                        found:    no such name; tables are [orders, audit, users, documents]
                        fix:      did you mean [orders]?""");
        assertThat(failureOf(() -> sample().doesNotHaveTable("users"))).isEqualTo("""

                        expected: no table or view [users]
                        found:    it exists
                        fix:      DROP TABLE users;""");
    }

    @Test
    void comparesColumns() {
        sample().table("users")
                .hasColumn("id")
                .hasColumn("name", "varchar(20)")
                .hasColumn("email", "text")
                .doesNotHaveColumn("nothing");
        sample().table("documents").hasColumnsExactly("id int8", "title text", "weight numeric(5,2)[]");
        assertThat(failureOf(() -> sample().table("users").hasColumn("mail"))).isEqualTo("""

                        expected: column [users.mail] exists
                        found:    no such name; columns are [email, id, name]
                        fix:      did you mean [email]?""");
        assertThat(failureOf(() -> sample().table("users").hasColumn("name", "varchar(30)")))
                .isEqualTo("""

                        expected: column [users.name] has the type [varchar(30)]
                        found:    [character varying(20)]
                        fix:      ALTER TABLE users ALTER COLUMN name TYPE varchar(30);""");
        assertThat(failureOf(() -> sample().table("users").hasColumn("name", "txt")))
                .isEqualTo("""

                        expected: [txt] is a type
                        found:    [42704 undefined_object] type "txt" does not exist""");
        assertThat(failureOf(() -> sample().table("users").doesNotHaveColumn("name")))
                .isEqualTo("""

                        expected: no column [users.name]
                        found:    it exists
                        fix:      ALTER TABLE users DROP COLUMN name;""");
    }

    @Test
    void quotesNamesInWhatMendsThem() {
        DatabaseAssert shop = sample().after("CREATE SCHEMA \"Shop\"")
                .after("CREATE TABLE \"Shop\".\"Order Items\" (\"Unit price\" int, \"order\" int)");
        assertThat(failureOf(() -> shop.table("Shop.Order Items").hasColumn("Unit price", "bigint")))
                .endsWith("ALTER TABLE \"Shop\".\"Order Items\" ALTER COLUMN \"Unit price\" TYPE bigint;");
        assertThat(failureOf(() -> shop.table("Shop.Order Items").doesNotHaveColumn("order")))
                .endsWith("ALTER TABLE \"Shop\".\"Order Items\" DROP COLUMN \"order\";");
        assertThat(failureOf(() -> shop.table("Shop.Order Items").hasPrimaryKey("order")))
                .endsWith("ALTER TABLE \"Shop\".\"Order Items\" ADD PRIMARY KEY (\"order\");");
        assertThat(failureOf(
                        () -> shop.table("Shop.Order Items").column("order").isNotNull()))
                .endsWith("ALTER TABLE \"Shop\".\"Order Items\" ALTER COLUMN \"order\" SET NOT NULL;");
    }

    @Test
    void comparesContracts() {
        assertThat(failureOf(() -> sample().table("documents")
                        .hasColumnsExactly("id bigint", "name text", "weight numeric(6,2)[]")))
                .isEqualTo("""

                        expected: the columns of [documents] are [id bigint, name text, weight numeric(6,2)[]]
                        found:    [id bigint, title text, weight numeric(5,2)[]]
                        means:    [name] is missing
                                  [title] is one more
                                  [weight] has another type
                        fix:      ALTER TABLE documents ADD COLUMN name text;
                                  ALTER TABLE documents ALTER COLUMN weight TYPE numeric(6,2)[];""");
        assertThat(failureOf(() -> sample().table("audit").hasColumnsExactly("what text", "id bigint")))
                .contains("means:    [id] is missing");
        assertThat(failureOf(
                        () -> sample().table("users").hasColumnsExactly("email text", "id bigint", "name varchar(20)")))
                .contains("means:    the order is another one");
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> sample().table("users").hasColumnsExactly("id"))
                .withMessageContaining("it has no type");
    }

    @Test
    void judgesColumns() {
        sample().table("users")
                .column("email")
                .isNotNull()
                .hasNoDefault()
                .hasType("text")
                .column("name")
                .isNullable()
                .hasDefault("''")
                .table("orders")
                .column("id")
                .isIdentity()
                .column("net")
                .isGenerated()
                .hasNoDefault()
                .column("ordered_at")
                .hasType("timestamptz")
                .hasDefault("now()")
                .returnToTable()
                .hasColumn("total");
        assertThat(failureOf(() -> sample().table("users").column("name").isNotNull()))
                .isEqualTo("""

                        expected: column [users.name] is NOT NULL
                        found:    it may be NULL
                        fix:      ALTER TABLE users ALTER COLUMN name SET NOT NULL;""");
        assertThat(failureOf(() -> sample().table("users").column("id").isNullable()))
                .isEqualTo("""

                        expected: column [users.id] may be NULL
                        found:    it is NOT NULL
                        fix:      ALTER TABLE users ALTER COLUMN id DROP NOT NULL;""");
        assertThat(failureOf(() -> sample().table("users").column("name").hasDefault("'x'")))
                .isEqualTo("""

                        expected: column [users.name] has the default ['x']
                        found:    [''::character varying]
                        fix:      ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x';""");
        assertThat(failureOf(() -> sample().table("users").column("name").hasNoDefault()))
                .isEqualTo("""

                        expected: column [users.name] has no default
                        found:    [''::character varying]
                        fix:      ALTER TABLE users ALTER COLUMN name DROP DEFAULT;""");
        assertThat(failureOf(() -> sample().table("users").column("id").isIdentity()))
                .isEqualTo("""

                        expected: column [users.id] is an identity
                        found:    it is none; default: it has none
                        fix:      ALTER TABLE users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;""");
        assertThat(failureOf(() -> sample().table("orders").column("total").isGenerated()))
                .isEqualTo("""

                        expected: column [orders.total] is generated
                        found:    it is not; default: it has none""");
    }

    @Test
    void judgesKeys() {
        sample().table("orders")
                .hasPrimaryKey("id")
                .hasForeignKey("user_id", "users")
                .table("users")
                .hasUniqueKey("email")
                .hasUniqueKey("id");
        assertThat(failureOf(() -> sample().table("orders").hasPrimaryKey("id", "user_id")))
                .isEqualTo("""

                        expected: primary key of [orders] is [id, user_id]
                        found:    [id]""");
        assertThat(failureOf(() -> sample().table("audit").hasPrimaryKey("what")))
                .isEqualTo("""

                        expected: primary key of [audit] is [what]
                        found:    it has none
                        fix:      ALTER TABLE audit ADD PRIMARY KEY (what);""");
        assertThat(failureOf(() -> sample().table("users").hasUniqueKey("name")))
                .isEqualTo("""

                        expected: unique key of [users] on [name]
                        found:    its unique keys are on [email], [id]
                        fix:      ALTER TABLE users ADD UNIQUE (name);""");
        assertThat(failureOf(() -> sample().table("orders").hasForeignKey("user_id", "documents")))
                .isEqualTo("""

                        expected: foreign key of [orders] from [user_id] to [documents]
                        found:    its foreign keys are from [user_id] to [users]
                        fix:      ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES documents;""");
    }

    @Test
    void judgesIndexes() {
        sample().table("orders")
                .hasIndex("orders_user_idx")
                .on("user_id", "total")
                .isPartial()
                .isOfMethod("btree")
                .isValid()
                .hasIndex("orders_pkey")
                .isUnique()
                .isNotPartial()
                .table("documents")
                .hasIndex("documents_title_idx")
                .on("lower(title)");
        assertThat(failureOf(() -> sample().table("orders").hasIndex("orders_users_idx")))
                .isEqualTo("""

                        expected: table [orders] has the index [orders_users_idx]
                        found:    no such name; its indexes are [orders_user_idx, orders_pkey]
                        fix:      did you mean [orders_user_idx]?""");
        assertThat(failureOf(() ->
                        sample().table("orders").hasIndex("orders_user_idx").on("user_id")))
                .startsWith("""

                        expected: index [orders_user_idx] is on [user_id]
                        found:    it is on [user_id, total]
                                  CREATE INDEX orders_user_idx ON""");
        assertThat(failureOf(() ->
                        sample().table("orders").hasIndex("orders_user_idx").isUnique()))
                .startsWith("""

                        expected: index [orders_user_idx] is unique
                        found:    it is not
                        """);
    }

    @Test
    void findsWhatWasLeftUnfinished() {
        sample().hasNoInvalidIndex();
        assertThat(failureOf(() -> sample().hasNoUnvalidatedConstraint())).isEqualTo("""

                        expected: no constraint that is NOT VALID
                        found:    NOT VALID are [documents.documents_title]
                        means:    rows that were there before the constraint may break it
                        fix:      ALTER TABLE documents VALIDATE CONSTRAINT documents_title;""");
        assertThat(failureOf(() -> sample().after(
                                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_user_idx'::regclass")
                        .hasNoInvalidIndex()))
                .isEqualTo("""

                        expected: no invalid index
                        found:    invalid are [orders_user_idx]
                        means:    CREATE INDEX CONCURRENTLY or REINDEX CONCURRENTLY did not finish: writers pay for the \
                        index, queries do not use it
                        fix:      REINDEX INDEX CONCURRENTLY orders_user_idx;""");
    }

    @Test
    void findsTheRest() {
        sample().hasExtension("plpgsql")
                .hasExtension("plpgsql", ">= 0.9")
                .hasExtension("plpgsql", "1.0")
                .hasEnum("mood", "sad", "ok")
                .table("users")
                .hasTrigger("users_note")
                .hasRowSecurity();
        assertThat(failureOf(() -> sample().hasExtension("vectr"))).isEqualTo("""

                        expected: extension [vectr] is installed
                        found:    it is not; extensions are [plpgsql]
                        fix:      CREATE EXTENSION "vectr";""");
        assertThat(failureOf(() -> sample().hasExtension("plpgsql", "> 1"))).isEqualTo("""

                        expected: extension [plpgsql] in version [> 1]
                        found:    version [1.0]
                        fix:      ALTER EXTENSION "plpgsql" UPDATE;""");
        assertThat(failureOf(() -> sample().hasEnum("mood", "ok", "sad"))).isEqualTo("""

                        expected: enum [mood] with the labels [ok, sad]
                        found:    the labels [sad, ok]""");
        assertThat(failureOf(() -> sample().table("users").hasTrigger("note"))).contains("users_note");
        assertThat(failureOf(() -> sample().after("ALTER TABLE users DISABLE TRIGGER users_note")
                        .table("users")
                        .hasTrigger("users_note")))
                .endsWith("fix:      ALTER TABLE users ENABLE TRIGGER users_note;");
        assertThat(failureOf(() -> sample().table("orders").hasRowSecurity())).isEqualTo("""

                        expected: row security of [orders] is enabled
                        found:    it is disabled
                        fix:      ALTER TABLE orders ENABLE ROW LEVEL SECURITY;""");
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> sample().hasExtension("plpgsql", "new"))
                .withMessageContaining("this is no comparison with a version");
    }
}
