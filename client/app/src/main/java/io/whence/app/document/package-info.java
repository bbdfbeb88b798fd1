/**
 * Documents on the command line: a file goes in with its envelope filled and in canonical form; what is recorded comes
 * out again. What a document may say is the ledger's business.
 */
@NullMarked
package io.whence.app.document;

import org.jspecify.annotations.NullMarked;
