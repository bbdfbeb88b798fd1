package io.whence.app.desk;

import java.io.IOException;

/** One command of the program: what it was asked stands in its own fields, everything else comes from the desk. */
public interface Task {
    Reply run(Desk desk) throws IOException;
}
