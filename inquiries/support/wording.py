"""The words of letters to Seller Support in both languages. Data, like the texts to customers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One language: what each cause says and asks, and what the facts are called."""

    hello: str
    bye: str
    subjects: Mapping[str, str]
    openings: Mapping[str, str]
    asks: Mapping[str, str]
    labels: Mapping[str, str]
    is_called: str  # between a label and its value
    day: str  # how a day is written


ENGLISH = Wording(
    hello="Hello,",
    bye="Kind regards",
    subjects={
        "not_shipped": "MCF order {order}: not shipped by the estimated delivery date",
        "no_tracking": "MCF order {order}: no tracking more than 24 hours after shipping",
        "lost": "MCF order {order}: parcel lost",
        "damaged": "MCF order {order}: parcel damaged in transit",
        "unfulfillable": "MCF order {order}: cannot be fulfilled",
        "wrong_status": "MCF order {order}: wrong delivery status",
        "return_not_processed": "MCF order {order}: customer return not processed",
        "claim_silent": "MCF order {order}: no answer on a reimbursement case",
        "other": "MCF order {order}: question",
    },
    openings={
        "not_shipped": "This Multi-Channel Fulfillment order has not shipped, and its estimated delivery date has "
        "passed.",
        "no_tracking": "This Multi-Channel Fulfillment order was reported as shipped more than 24 hours ago, and there "
        "is no tracking event.",
        "lost": "A parcel of this Multi-Channel Fulfillment order was not delivered within seven days after its "
        "estimated delivery date.",
        "lost_by_carrier": "The carrier reports a parcel of this Multi-Channel Fulfillment order as lost.",
        "damaged": "The carrier reports a parcel of this Multi-Channel Fulfillment order as damaged.",
        "unfulfillable": "This Multi-Channel Fulfillment order cannot be fulfilled, wholly or in part.",
        "wrong_status": "The customer tells us that the delivery status of this Multi-Channel Fulfillment order is "
        "wrong.",
        "return_not_processed": "A customer return of this Multi-Channel Fulfillment order has not been processed.",
        "claim_silent": "A reimbursement request for this Multi-Channel Fulfillment order has not been answered.",
        "other": "We have a question about this Multi-Channel Fulfillment order.",
    },
    asks={
        "not_shipped": "Please tell us the state of the shipment, when it will ship, and the new estimated delivery "
        "date, or cancel it if it cannot ship.",
        "no_tracking": "Please confirm that the parcel was handed over to the carrier, and tell us the right tracking "
        "number if this is not the one.",
        "lost": "Please trace the parcel and confirm that it is lost.",
        "damaged": "Please confirm the damage, and tell us whether the parcel will be delivered or comes back.",
        "unfulfillable": "Please tell us the reason for each unit, and what we can do so that it can be fulfilled.",
        "wrong_status": "Please check the status with the carrier, and send us the proof of delivery if it was "
        "delivered.",
        "return_not_processed": "Please tell us whether the units have arrived, and process the return.",
        "claim_silent": "Please tell us the state of the case and when we can expect a decision.",
        "other": "",
    },
    labels={
        "order": "MCF order ID",
        "displayed": "Order ID shown to the customer",
        "ordered": "Ordered on",
        "status": "Amazon's status",
        "speed": "Shipping speed",
        "ship_by": "Estimated ship date",
        "promise": "First estimated delivery date",
        "estimate": "Latest estimated delivery date",
        "place": "Destination",
        "units": "Units",
        "unfulfillable": "unfulfillable: {count}",
        "cancelled": "cancelled: {count}",
        "parcel": "Parcel",
        "amazon_number": "Amazon tracking number",
        "shipment": "Shipment ID",
        "centre": "Fulfillment center",
        "shipped": "Shipped on",
        "told": "Status told",
        "last": "Last tracking event",
        "delivered": "Delivered on",
        "damaged": "Damage reported on",
        "lost": "Loss reported on",
        "rma": "RMA",
        "asked": "Authorised on",
        "case": "Case ID",
        "claim": "Our reference",
        "filed": "Filed on",
    },
    is_called=": ",
    day="j F Y",
)
CHINESE = Wording(
    hello="您好：",
    bye="此致",
    subjects={
        "not_shipped": "多渠道配送订单 {order}：预计送达日期已过仍未发货",
        "no_tracking": "多渠道配送订单 {order}：发货超过 24 小时没有追踪信息",
        "lost": "多渠道配送订单 {order}：包裹丢失",
        "damaged": "多渠道配送订单 {order}：包裹在运输中残损",
        "unfulfillable": "多渠道配送订单 {order}：无法配送",
        "wrong_status": "多渠道配送订单 {order}：配送状态有误",
        "return_not_processed": "多渠道配送订单 {order}：买家退货尚未处理",
        "claim_silent": "多渠道配送订单 {order}：赔偿问题日志没有答复",
        "other": "多渠道配送订单 {order}：咨询",
    },
    openings={
        "not_shipped": "此多渠道配送订单尚未发货，预计送达日期已过。",
        "no_tracking": "此多渠道配送订单显示已发货超过 24 小时，但没有任何追踪信息。",
        "lost": "此多渠道配送订单的一个包裹在预计送达日期后七天内没有送达。",
        "lost_by_carrier": "承运人报告此多渠道配送订单的一个包裹已丢失。",
        "damaged": "承运人报告此多渠道配送订单的一个包裹残损。",
        "unfulfillable": "此多渠道配送订单全部或部分无法配送。",
        "wrong_status": "买家告诉我们，此多渠道配送订单的配送状态有误。",
        "return_not_processed": "此多渠道配送订单的买家退货尚未处理。",
        "claim_silent": "此多渠道配送订单的赔偿申请没有得到答复。",
        "other": "我们对此多渠道配送订单有一个问题。",
    },
    asks={
        "not_shipped": "请告知货件的状态、发货时间和新的预计送达日期；如果无法发货，请取消。",
        "no_tracking": "请确认包裹已经交给承运人；如果追踪编号有误，请告知正确的编号。",
        "lost": "请查找包裹，并确认包裹已丢失。",
        "damaged": "请确认残损情况，并告知包裹会继续派送还是退回。",
        "unfulfillable": "请告知每件商品的原因，以及我们怎样做才能配送。",
        "wrong_status": "请向承运人核实状态；如果已经送达，请提供送达证明。",
        "return_not_processed": "请告知商品是否已经收到，并处理此退货。",
        "claim_silent": "请告知此问题日志的状态，以及何时会有决定。",
        "other": "",
    },
    labels={
        "order": "多渠道配送订单编号",
        "displayed": "买家看到的订单编号",
        "ordered": "下单日期",
        "status": "亚马逊状态",
        "speed": "配送速度",
        "ship_by": "预计发货日期",
        "promise": "最初的预计送达日期",
        "estimate": "最新的预计送达日期",
        "place": "目的地",
        "units": "商品",
        "unfulfillable": "无法配送：{count}",
        "cancelled": "已取消：{count}",
        "parcel": "包裹",
        "amazon_number": "亚马逊追踪编号",
        "shipment": "货件编号",
        "centre": "运营中心",
        "shipped": "发货日期",
        "told": "追踪状态",
        "last": "最近一条追踪信息",
        "delivered": "送达日期",
        "damaged": "报告残损的日期",
        "lost": "报告丢失的日期",
        "rma": "RMA",
        "asked": "批准日期",
        "case": "问题日志编号",
        "claim": "我们的编号",
        "filed": "提交日期",
    },
    is_called="：",
    day="Y年n月j日",
)
WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "zh-hans": CHINESE}
