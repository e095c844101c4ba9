package dev.assay.cli;

/** What the command line says of itself. */
final class Usage {
    static final String TEXT = """
            Usage: java -jar assay.jar migrations [options] FILE.sql...
                   java -jar assay.jar migrations [options] FOLDER

            Applies migrations to a real PostgreSQL that is made for it, watches every statement, and says which are dangerous.
            A folder with a file named V<version>__<words>.sql is run by Flyway; the files of another one in the order of
            their names; files in the order in which they are given, those named R__<words>.sql last.

              --base FILE           run this first, unwatched: the schema and rows that are there before; may be repeated
              --json                print one JSON object instead of text
              --size TABLE=ROWS     how many rows a table has in production; below 1000 long work on it is no hazard; may be repeated
              --tolerate ID         accept a hazard; may be repeated
              --no-transaction      run each statement of a file by itself; not for Flyway, which has a .conf beside each file
              --limit TIME          how long the migrations may take, such as 30s; 10min by default
              --server MAJOR        the major version of PostgreSQL; 17 by default
              --provider NAME       where the server comes from: auto (default), embedded, container or external
              --help                print this

            Exit code: 0 safe, 1 unsafe or failing, 2 nothing was looked at. Settings are read from the environment (ASSAY_...) too.
            """;

    private Usage() {}
}
