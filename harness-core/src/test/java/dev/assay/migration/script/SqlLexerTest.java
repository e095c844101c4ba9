package dev.assay.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {
    @Test
    void tellsKindsApart() {
        assertThat(SqlLexer.tokens("SELECT \"a\"\"b\", 'it''s', $1, 1.5e-3, été$1 -- end"))
                .extracting(Token::kind, Token::text)
                .containsExactly(
                        of(Token.Kind.WORD, "SELECT"),
                        of(Token.Kind.QUOTED_NAME, "\"a\"\"b\""),
                        of(Token.Kind.SYMBOL, ","),
                        of(Token.Kind.STRING, "'it''s'"),
                        of(Token.Kind.SYMBOL, ","),
                        of(Token.Kind.PARAMETER, "$1"),
                        of(Token.Kind.SYMBOL, ","),
                        of(Token.Kind.NUMBER, "1.5e-3"),
                        of(Token.Kind.SYMBOL, ","),
                        of(Token.Kind.WORD, "été$1"),
                        of(Token.Kind.COMMENT, "-- end"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a;b'",
                "'a\\'",
                "E'a\\';b'",
                "e'\\\\'",
                "U&'\\0061'",
                "U&\"d\\0061t\"",
                "B'101'",
                "x'1F'",
                "N'n'",
                "$$a;'b$$",
                "$tag$ $$ $ta $tag$",
                "$é1$ ; $é1$",
                "'a' -- more\n  'b'",
                "E'a'\n'\\''",
                "/* a /* b */ ; */",
                "-- ' ; /*",
                "\"a;b\"",
                "0x1F",
                "1_000",
                ".5",
                "<=>",
                "->>",
                "::",
                "..",
                ":=",
                "@-",
                "name$with$dollars"
            })
    void takesAsOneToken(String text) {
        assertThat(SqlLexer.tokens(text)).extracting(Token::text).containsExactly(text);
    }

    @Test
    void splitsWherePostgresDoes() {
        assertThat(texts("1..2")).containsExactly("1", "..", "2");
        assertThat(texts("a=-1")).containsExactly("a", "=", "-", "1");
        assertThat(texts("a+--c\nb")).containsExactly("a", "+", "--c", "b");
        assertThat(texts("'a' 'b'")).containsExactly("'a'", "'b'");
        assertThat(texts("$1$")).containsExactly("$1", "$");
        assertThat(texts("a[1:n]")).containsExactly("a", "[", "1", ":", "n", "]");
        assertThat(texts("E''''")).containsExactly("E''''");
        assertThat(texts("\uFEFFSELECT")).containsExactly("SELECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a;", "E'a\\", "$$ a", "$a$ $$", "/* a /* b */", "\"a", "U&'", "E'a\\'"})
    void takesWhatIsNeverClosedToTheEnd(String text) {
        assertThat(texts("x " + text)).containsExactly("x", text);
    }

    @Test
    void staysLinear() {
        List<String> hostile = List.of("/*", "'", "''", "$a$ $b$ ", "-", "\"\"", "E'\\", "(", "'a'\n", "1e", "$", "\\");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String piece : hostile) {
                assertThat(SqlLexer.tokens(piece.repeat(500_000))).isNotEmpty();
            }
        });
    }

    private static List<String> texts(String sql) {
        return SqlLexer.tokens(sql).stream().map(Token::text).toList();
    }

    private static org.assertj.core.groups.Tuple of(Token.Kind kind, String text) {
        return org.assertj.core.groups.Tuple.tuple(kind, text);
    }
}
