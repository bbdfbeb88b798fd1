/**
 * A second opinion on money: an auditor that follows every item through every step with arithmetic of its own, written
 * from the settlement rules alone, and the seeded workload that it judges the adjuster by.
 */
@NullMarked
package io.whence.model.audit;

import org.jspecify.annotations.NullMarked;
