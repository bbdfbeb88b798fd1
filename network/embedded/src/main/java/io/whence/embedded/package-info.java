/**
 * A development ledger in one process that the unchanged Fabric gateway clients talk to. It starts and stops here; what it
 * is made of lies in the packages below: {@code rule}, {@code bytes}, {@code state}, {@code membership}, {@code simulation}, {@code block},
 * {@code commit} and {@code gateway}, each using only those before it.
 */
@NullMarked
package io.whence.embedded;

import org.jspecify.annotations.NullMarked;
