package dev.ledgerless.plaid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

import com.plaid.client.model.TransactionsGetResponse;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages of a bank's transactions. The first tells how many rows there are; the others
 * go out together. The number is a hint, not a promise: it may move while pages are read.
 * Then the pages that were read before it moved, and rows it has gained, are read once
 * more; if it still does not fit, the result is partial. Never more often: it may move
 * for ever.
 * <p>
 * Complete means: as many different rows as the last total told, or more. A row that came
 * on two pages pushed another one out between them, so it counts once; and a total that a
 * full last page contradicts says nothing about what comes behind that page.
 */
final class TransactionPages {

	private static final Logger logger = LoggerFactory.getLogger(TransactionPages.class);

	/** So many answers of 500 rows fit into a small heap at once. */
	private static final int MOST_AT_ONCE = 20;

	private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

	private final IntFunction<TransactionsGetResponse> source;

	private final int maxPages;

	private final ExecutorService executor;

	private final NavigableMap<Integer, Page> pages = new TreeMap<>();

	private int latestTotal;

	private boolean failed;

	/**
	 * Prepares reading.
	 * @param source gives the page that begins at an offset
	 * @param maxPages how many pages are read at the most
	 * @param executor runs the calls that go out together
	 */
	TransactionPages(IntFunction<TransactionsGetResponse> source, int maxPages, ExecutorService executor) {
		this.source = source;
		this.maxPages = maxPages;
		this.executor = executor;
	}

	/**
	 * Reads all pages behind the first.
	 * @param first the first page
	 * @return the rows
	 */
	Result readAll(TransactionsGetResponse first) {
		take(0, Page.of(first));
		int firstTotal = this.latestTotal;
		read(offsetsUpTo(firstTotal).stream().filter((offset) -> offset > 0).toList());
		boolean moved = this.pages.values().stream().anyMatch((page) -> page.total() != firstTotal);
		if (moved && !this.failed) {
			int total = this.latestTotal;
			this.pages.keySet().retainAll(offsetsUpTo(total));
			read(offsetsUpTo(total).stream().filter((offset) -> !isOfState(offset, total)).toList());
		}
		return result();
	}

	private boolean isOfState(int offset, int total) {
		Page page = this.pages.get(offset);
		return page != null && page.total() == total;
	}

	private List<Integer> offsetsUpTo(int total) {
		List<Integer> offsets = new ArrayList<>();
		for (int page = 0; page < this.maxPages
				&& (page == 0 || (long) page * PlaidGateway.PAGE_SIZE < total); page++) {
			offsets.add(page * PlaidGateway.PAGE_SIZE);
		}
		return offsets;
	}

	private void read(List<Integer> offsets) {
		Map<Integer, Future<Page>> answers = new LinkedHashMap<>();
		for (Integer offset : offsets) {
			answers.put(offset, this.executor.submit(() -> page(offset)));
		}
		answers.forEach((offset, answer) -> {
			Page page = await(answer);
			if (page != null) {
				take(offset, page);
			}
			else {
				this.failed = true;
			}
		});
	}

	private Page page(int offset) throws InterruptedException {
		this.atOnce.acquire();
		try {
			return Page.of(this.source.apply(offset));
		}
		finally {
			this.atOnce.release();
		}
	}

	private void take(int offset, Page page) {
		this.pages.put(offset, page);
		this.latestTotal = page.total();
	}

	private static @Nullable Page await(Future<Page> answer) {
		try {
			return answer.get();
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof PlaidFailure)) {
				logger.error("A page of transactions could not be read", ex.getCause());
			}
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private Result result() {
		Map<String, Transaction> rows = new LinkedHashMap<>();
		for (Page page : this.pages.values()) {
			page.rows().forEach((row) -> rows.putIfAbsent(row.id(), row));
		}
		return new Result(List.copyOf(rows.values()), completeness(rows.size()));
	}

	private BankData.Rows completeness(int read) {
		if (this.failed) {
			return BankData.Rows.SOME;
		}
		if (this.latestTotal > (long) this.maxPages * PlaidGateway.PAGE_SIZE) {
			return BankData.Rows.NEWEST;
		}
		boolean more = read > this.latestTotal && lastPageIsFull();
		return (read >= this.latestTotal && !more) ? BankData.Rows.COMPLETE : BankData.Rows.SOME;
	}

	private boolean lastPageIsFull() {
		return this.pages.lastEntry().getValue().rows().size() >= PlaidGateway.PAGE_SIZE;
	}

	/**
	 * The rows of all pages, each once.
	 *
	 * @param rows the rows in the order in which they were sent
	 * @param completeness whether that is all of them
	 */
	record Result(List<Transaction> rows, BankData.Rows completeness) {

	}

	/**
	 * One page.
	 *
	 * @param total how many rows there were when it was sent
	 * @param rows the rows on it
	 */
	private record Page(int total, List<Transaction> rows) {

		static Page of(TransactionsGetResponse response) {
			return new Page(PlaidMapper.required(response.getTotalTransactions()), PlaidMapper.transactions(response));
		}

	}

}
