package dev.assay.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Tells a child process how to log in to a database, through the pipe that is its standard input: the password is on no command line and
 * in no environment, where others could read it.
 */
public final class LoginPipe {
    private LoginPipe() {}

    /**
     * Tell a child.
     *
     * @param database its address, and the role and password that its connections use
     * @param child a process that was started here, and calls {@link #hear}
     * @throws SQLException if the connections of this database are not its own, as under rollback isolation
     * @throws IOException if the child is gone
     */
    public static void tell(TestDatabase database, Process child) throws SQLException, IOException {
        PostgresDataSource connections = database.dataSource().unwrap(PostgresDataSource.class);
        DataOutputStream pipe = new DataOutputStream(child.getOutputStream());
        connections.write(pipe);
        pipe.flush();
    }

    /**
     * Hear what the parent tells, in the child.
     *
     * @param pipe the standard input; nothing behind what {@link #tell} wrote is read
     * @return opens a new connection for each call
     * @throws IOException if the parent is gone
     */
    public static DataSource hear(DataInputStream pipe) throws IOException {
        String url = pipe.readUTF();
        Properties properties = new Properties();
        for (int left = pipe.readInt(); left > 0; left--) {
            properties.setProperty(pipe.readUTF(), pipe.readUTF());
        }
        return new PostgresDataSource(url, properties);
    }
}
