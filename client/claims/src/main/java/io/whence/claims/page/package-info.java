/** What all pages for people share: text that cannot break out of its place. Pages open anywhere, with no network. */
@NullMarked
package io.whence.claims.page;

import org.jspecify.annotations.NullMarked;
