/**
 * What every command shares: where keys and networks are kept, who signs, what a reply looks like, and how a failure
 * becomes an exit code. Nothing here knows any one command.
 */
@NullMarked
package io.whence.app.desk;

import org.jspecify.annotations.NullMarked;
