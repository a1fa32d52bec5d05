package dev.ledgerless.ratelimit;

import java.util.Optional;
import java.util.function.Function;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;

/**
 * Buckets that several instances of this application share. Nothing here throws, and
 * nothing waits noticeably.
 */
public interface SharedBuckets {

	/**
	 * Asks a bucket something.
	 * @param name which bucket; whoever keeps it learns nothing from its name
	 * @param configuration how large it is, should it be new
	 * @param question what is asked of it
	 * @param <T> the answer
	 * @return the answer; empty if nobody can be asked
	 */
	<T> Optional<T> ask(String name, BucketConfiguration configuration, Function<Bucket, T> question);

}
