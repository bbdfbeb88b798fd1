/**
 * Organisations as certificate authorities of their own: MSP folders, node and user certificates with roles, for
 * development networks of either kind. Knows X.509 and the file layout that Fabric reads, nothing of the ledger.
 */
@NullMarked
package io.whence.identity;

import org.jspecify.annotations.NullMarked;
