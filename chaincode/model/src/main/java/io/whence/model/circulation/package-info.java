/**
 * The records of data circulation and the rules they obey: parties, products, agreements, events, and the custody that
 * events create. Decisions here are pure: state and time are handed in, a refusal or a new state comes out.
 */
@NullMarked
package io.whence.model.circulation;

import org.jspecify.annotations.NullMarked;
