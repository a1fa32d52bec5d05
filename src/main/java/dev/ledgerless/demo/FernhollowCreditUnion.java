package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.List;

/**
 * A credit union in dollars. Its members are a family with a mortgage, a child and a dog;
 * one of their cards tells nothing about itself, the other is overdue.
 */
final class FernhollowCreditUnion {

	private static final String CHECKING = "checking";

	private static final String SAVINGS = "savings";

	private static final String CHARGE = "charge";

	private static final String STORE = "store";

	private static final BillingCycle CHARGE_CYCLE = new BillingCycle(3);

	private static final int STORE_DUE_DAY = 12;

	private static final LoanAccount MORTGAGE = new LoanAccount(
			new Account.Label("mortgage", "Home Mortgage", "Fernhollow 30 Year Fixed Mortgage", "9034", "mortgage",
					"USD"),
			new RepaymentPlan(new BigDecimal("342000.00"), new BigDecimal("4.125"), 360, 6, 5),
			new BigDecimal("487.20"));

	private FernhollowCreditUnion() {
	}

	static Bank create() {
		return new Bank("ins_demo_2", "fer", "Fernhollow Credit Union",
				"A family in US dollars: a mortgage, a brokerage account, and a card payment overdue",
				new Bank.Home("Madison", "WI", "53704", "US", false), accounts(), rules());
	}

	private static List<Account> accounts() {
		return List.of(
				new DepositAccount(new Account.Label(CHECKING, "Family Checking", "Fernhollow Member Checking", "1150",
						"checking", "USD"), new BigDecimal("5860.90"), DepositAccount.Period.MONTH, null),
				new DepositAccount(new Account.Label(SAVINGS, "Share Savings", "Fernhollow Regular Share Savings",
						"1168", "savings", "USD"), new BigDecimal("14820.44"), DepositAccount.Period.YEAR, null),
				new CardAccount(
						new Account.Label(CHARGE, "Fernhollow Charge", "Fernhollow Member Charge Card", "6605",
								"credit card", "USD"),
						null, new BigDecimal("0.00"), new CardAccount.Repayment.ByCycle(CHARGE_CYCLE), false,
						List.of()),
				new CardAccount(new Account.Label(STORE, "Home Project Card", null, "2291", "credit card", "USD"),
						new BigDecimal("3500.00"), new BigDecimal("1764.32"),
						new CardAccount.Repayment.InArrears(STORE_DUE_DAY, new BigDecimal("74.00")), true,
						List.of(new CardAccount.Rate("special", "0.00", "850.00"),
								new CardAccount.Rate("purchase_apr", "28.99"))),
				MORTGAGE,
				new InvestmentAccount(new Account.Label("brokerage", "Brokerage", "Fernhollow Self-Directed Brokerage",
						"7712", "brokerage", "USD"), new BigDecimal("48350.00"), new BigDecimal("1240.55")));
	}

	private static List<Rule> rules() {
		return List.of(
				// Income and home
				new Routine("salary", CHECKING, Schedule.monthlyOnWorkday(10).or(Schedule.monthlyOnWorkday(25)),
						Payee
							.debtor("Isthmus School District", "ISTHMUS SCHOOL DIST PAYROLL ######",
									Category.INCOME_SALARY)
							.at(Price.of("2486.73").received())),
				new Routine("second-salary", CHECKING, Schedule.monthlyOnWorkday(28),
						Payee.debtor("Whitepine Veterinary", "WHITEPINE VET CLINIC DIR DEP", Category.INCOME_SALARY)
							.at(Price.of("2238.40").received())),
				new Routine("mortgage", CHECKING, Schedule.monthly(MORTGAGE.plan().day()),
						Payee.bank("LOAN PAYMENT MORTGAGE 9034", Category.LOAN_PAYMENTS_MORTGAGE_PAYMENT)
							.at(Price.of(MORTGAGE.monthlyPayment().toString()))),
				new Routine("energy", CHECKING, Schedule.monthly(14),
						Payee
							.online("Badger Prairie Energy", "BADGER PRAIRIE ENERGY AUTOPAY",
									Category.RENT_AND_UTILITIES_GAS_AND_ELECTRICITY)
							.at(Price.seasonal("96.00", "284.00"))),
				new Routine("water", CHECKING, Schedule.monthly(19),
						Payee.online("City Water Utility", "CITY WATER UTILITY PYMT", Category.RENT_AND_UTILITIES_WATER)
							.at(Price.between("52.00", "78.00"))),
				new Routine("internet", CHECKING, Schedule.monthly(8),
						Payee
							.online("Lakeshore Fiber", "LAKESHORE FIBER INTERNET",
									Category.RENT_AND_UTILITIES_INTERNET_AND_CABLE)
							.at(Price.of("79.95"))),
				new Routine("childcare", CHECKING, Schedule.monthly(3),
						Payee
							.corner("Acorn House Childcare", "ACORN HOUSE CHILDCARE",
									Category.GENERAL_SERVICES_CHILDCARE)
							.at(Price.of("640.00"))),
				new Routine("insurance", CHECKING, Schedule.monthly(16),
						Payee
							.online("Oakbridge Mutual Insurance", "OAKBRIDGE MUTUAL AUTO HOME",
									Category.GENERAL_SERVICES_INSURANCE)
							.at(Price.of("186.42"))),
				new Routine("interest", SAVINGS, Schedule.monthly(31),
						Payee.bank("DIVIDEND EARNED", Category.INCOME_INTEREST_EARNED)
							.at(Price.between("9.80", "15.60").received())),

				// Subscriptions
				new Routine("phone", CHARGE, Schedule.monthly(21),
						Payee.online("Tamarack Mobile", "TAMARACK MOBILE FAMILY", Category.RENT_AND_UTILITIES_TELEPHONE)
							.at(Price.of("110.00"))),
				new Routine("streaming", CHARGE, Schedule.monthly(6),
						Payee.online("Moonreel", "MOONREEL.EXAMPLE FAMILY", Category.ENTERTAINMENT_TV_AND_MOVIES)
							.at(Price.risingEachApril("15.99", "2.00"))),
				new Routine("cartoons", CHARGE, Schedule.monthly(13),
						Payee.online("Puddlecast", "PUDDLECAST KIDS TV", Category.ENTERTAINMENT_TV_AND_MOVIES)
							.at(Price.of("7.99"))),
				new Routine("music", CHARGE, Schedule.monthly(17),
						Payee.online("Tunebrook", "TUNEBROOK FAMILY PLAN", Category.ENTERTAINMENT_MUSIC_AND_AUDIO)
							.at(Price.of("16.99"))),
				new Routine("gym", CHARGE, Schedule.monthly(1),
						Payee
							.online("Northside Community Pool", "NORTHSIDE POOL FAMILY",
									Category.PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS)
							.at(Price.of("58.00"))),
				new Routine("software", CHARGE, Schedule.monthly(27),
						Payee.online("Inkwell Cloud", "INKWELL CLOUD STORAGE 2TB",
								Category.GENERAL_SERVICES_OTHER_GENERAL_SERVICES)
							.at(Price.of("9.99"))),
				new Routine("antivirus", CHARGE, Schedule.yearly(6, 18),
						Payee
							.online("Brindle Security", "BRINDLE SECURITY 1 YEAR",
									Category.GENERAL_SERVICES_OTHER_GENERAL_SERVICES)
							.at(Price.of("49.99"))),

				// Everyday life
				new Routine("daily", CHARGE, Schedule.daily(),
						Payee.corner("Bluegill Bakery", "BLUEGILL BAKERY", Category.FOOD_AND_DRINK_COFFEE)
							.at(Price.between("3.50", "13.75")),
						Payee.shop("Quickhaul", "QUICKHAUL ####", Category.GENERAL_MERCHANDISE_CONVENIENCE_STORES)
							.at(Price.between("2.19", "16.40")),
						Payee.shop("Cheddar & Char", "CHEDDAR CHAR NO 11", Category.FOOD_AND_DRINK_FAST_FOOD)
							.at(Price.between("7.80", "31.00")),
						Payee.shop("Capitol Parking", "CAPITOL PARKING RAMP", Category.TRANSPORTATION_PARKING)
							.at(Price.between("2.00", "11.00"))),
				new Routine("groceries", CHARGE, Schedule.chance(36, 60),
						Payee.shop("Sunny Aisle", "SUNNY AISLE FOODS ###", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("24.00", "188.00")),
						Payee.shop("Mendota Co-op", "MENDOTA CO-OP EAST", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("14.00", "92.00"))),
				new Routine("warehouse", CHARGE, Schedule.chance(2, 16),
						Payee.shop("Bulkworth", "BULKWORTH WHSE #0###", Category.GENERAL_MERCHANDISE_SUPERSTORES)
							.at(Price.between("62.00", "264.00"))),
				new Routine("restaurants", CHARGE, Schedule.chance(7, 32),
						Payee.shop("Saffron Gate", "SAFFRON GATE MADISON WI", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("28.00", "94.00")),
						Payee.corner("Supper Club on Fifth", "SUPPER CLUB ON FIFTH", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("36.00", "128.00"))),
				new Routine("fuel", CHARGE, Schedule.chance(14, 22),
						Payee.shop("Prairie Fuel Stop", "PRAIRIE FUEL STOP ##", Category.TRANSPORTATION_GAS)
							.at(Price.between("28.00", "66.00"))),
				new Routine("dog", CHARGE, Schedule.chance(4, 8),
						Payee.shop("Waggery", "WAGGERY PET SUPPLY", Category.GENERAL_MERCHANDISE_PET_SUPPLIES)
							.at(Price.between("18.00", "87.00"))),
				new Routine("veterinary", CHECKING, Schedule.yearly(3, 9).or(Schedule.yearly(10, 14)),
						Payee
							.corner("Lakeview Animal Hospital", "LAKEVIEW ANIMAL HOSP",
									Category.MEDICAL_VETERINARY_SERVICES)
							.at(Price.between("92.00", "310.00"))),
				new Routine("shopping", CHARGE, Schedule.chance(9, 18),
						Payee
							.online("Bricolage", "BRICOLAGE.EXAMPLE*C#D##",
									Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.between("12.49", "138.00")),
						Payee
							.shop("Little Larch Kids", "LITTLE LARCH KIDS",
									Category.GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES)
							.at(Price.between("15.00", "112.00")),
						Payee.shop("Summit & Spoke", "SUMMIT AND SPOKE 04", Category.GENERAL_MERCHANDISE_SPORTING_GOODS)
							.at(Price.between("17.00", "146.00"))),
				new Routine("refund", CHARGE, Schedule.chance(3, 3),
						Payee
							.online("Bricolage", "BRICOLAGE.EXAMPLE REFUND",
									Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.between("12.49", "68.00").received()),
						Payee
							.shop("Little Larch Kids", "LITTLE LARCH KIDS RETURN",
									Category.GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES)
							.at(Price.between("15.00", "60.00").received())),
				new Routine("doctor", CHARGE, Schedule.chance(2, 0),
						Payee.corner("Yahara Family Medicine", "YAHARA FAMILY MED COPAY", Category.MEDICAL_PRIMARY_CARE)
							.at(Price.of("35.00")),
						Payee.shop("Larch Pharmacy", "LARCH PHARMACY ####", Category.MEDICAL_PHARMACIES_AND_SUPPLEMENTS)
							.at(Price.between("8.00", "62.00"))),
				new Routine("car-service", CHECKING, Schedule.yearly(4, 22).or(Schedule.yearly(10, 27)),
						Payee.corner("Gearhart Auto Care", "GEARHART AUTO CARE", Category.GENERAL_SERVICES_AUTOMOTIVE)
							.at(Price.between("88.00", "420.00"))),

				// Cash and fees
				new Routine("cash", CHECKING, Schedule.chance(4, 9),
						Payee.bank("ATM W/D #### FERNHOLLOW CU EAST", Category.TRANSFER_OUT_WITHDRAWAL)
							.at(Price.notes("20.00", 8))),
				new Routine("cash-fee", CHECKING, Schedule.chance(2, 2),
						Payee.bank("ATM SURCHARGE", Category.BANK_FEES_ATM_FEES).at(Price.of("2.50"))),

				// The card that is not paid as it should be
				new Routine("projects", STORE, Schedule.monthly(9),
						Payee.shop("Hammer & Hinge", "HAMMER HINGE STORE ###", Category.HOME_IMPROVEMENT_HARDWARE)
							.at(Price.between("6.40", "38.00"))),
				new Routine("store-interest", STORE, Schedule.monthly(20),
						Payee.bank("INTEREST CHARGE", Category.BANK_FEES_INTEREST_CHARGE)
							.at(Price.between("20.40", "23.10"))),
				new Routine("store-late-fee", STORE, Schedule.monthly(STORE_DUE_DAY + 3),
						Payee.bank("LATE PAYMENT FEE", Category.BANK_FEES_LATE_FEES).at(Price.of("8.00"))),
				new Transfer("pay-store", Schedule.monthly(STORE_DUE_DAY + 11),
						new Transfer.Leg(CHECKING, "Payment to home project card",
								Category.LOAN_PAYMENTS_CREDIT_CARD_PAYMENT, "45.00"),
						new Transfer.Leg(STORE, "PAYMENT - THANK YOU", Category.LOAN_PAYMENTS_CREDIT_CARD_PAYMENT,
								"45.00")),

				// Two journeys a year
				new Routine("flights", CHARGE, Schedule.yearly(5, 6).or(Schedule.yearly(12, 1)),
						Payee.online("Meridian Air", "MERIDIAN AIR 0#########", Category.TRAVEL_FLIGHTS)
							.at(Price.between("520.00", "760.00"))),
				new Routine("cabin", CHARGE, Schedule.yearly(7, 12).or(Schedule.yearly(12, 29)),
						Payee.shop("Birchwater Lodge", "BIRCHWATER LODGE", Category.TRAVEL_LODGING)
							.at(Price.between("480.00", "840.00"))),
				new Routine("journey", CHARGE,
						Schedule.yearly(MonthDay.of(7, 8), MonthDay.of(7, 12))
							.or(Schedule.yearly(MonthDay.of(12, 26), MonthDay.of(12, 29))),
						Payee.corner("Pine Dock Cafe", "PINE DOCK CAFE", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("24.00", "86.00")),
						Payee
							.corner("Otter Creek Canoes", "OTTER CREEK CANOE HIRE",
									Category.ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS)
							.at(Price.between("30.00", "95.00"))),

				// Between the accounts
				new Routine("invest", CHECKING, Schedule.monthly(29),
						Payee.bank("Transfer to brokerage 7712", Category.TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS)
							.at(Price.of("250.00"))),
				new Routine("college", SAVINGS, Schedule.yearly(1, 6),
						Payee
							.bank("College savings plan ########",
									Category.TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS)
							.at(Price.of("7800.00"))),
				new CardSettlement("pay-charge", CHARGE, CHARGE_CYCLE, CHECKING, "CHARGE CARD AUTOPAY ########",
						"PAYMENT - THANK YOU"),
				new Surplus("surplus", CHECKING, SAVINGS, "SHARE TRANSFER ########"));
	}

}
