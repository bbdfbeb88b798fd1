/**
 * One suite, two networks. The same tests run on the embedded ledger and on real Fabric through the unchanged gateway
 * client, and must see the same answers, refusals and validation codes. Where Fabric's programs are not found, its half is
 * reported as skipped with the reason.
 */
@NullMarked
package io.whence.acceptance;

import org.jspecify.annotations.NullMarked;
