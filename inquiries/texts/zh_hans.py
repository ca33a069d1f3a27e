from inquiries.texts.words import Words

_LINK = "\n\n您可以在这里查看包裹：{tracking_link}"
_NUMBER = "\n承运人是 {carrier}。\n追踪编号是 {tracking_number}。"

WORDS = Words(
    name="简体中文",
    space="",
    subject="您的订单 {order_id}",
    hello="{customer}，您好：",
    hello_nobody="您好：",
    bye="此致\n{shop}",
    states={
        "shipped": "已发货",
        "in_transit": "运输中",
        "out_for_delivery": "派送中",
        "attempted": "已尝试派送",
        "pickup": "待取件",
        "held": "被承运人暂扣",
        "delayed": "延误",
        "damaged": "已损坏",
        "lost_by_carrier": "丢失",
        "returning": "退回途中",
        "returned": "已退回",
        "delivered": "已送达",
    },
    drafts={
        "not_shipped": "您的订单 {order_id} 正在准备，尚未发出。\n预计 {estimate} 前送达。\n"
        "发出之前没有追踪编号；发出后我们会发给您。",
        "overdue": "您的订单 {order_id} 原应在 {estimate} 前送达，但目前尚未发出。\n"
        "|您的订单 {order_id} 延误了，目前尚未发出。\n非常抱歉，我们正在查明原因。\n\n"
        "如果您不想再等，请告诉我们：我们会退款或补发。",
        "cancelled": "您的订单 {order_id} 在发出前已取消。\n没有包裹寄给您。如果您仍然需要，请重新下单。",
        "unfulfillable": "非常抱歉：您的订单 {order_id} 无法发出。\n订单内容：{items}。\n\n"
        "您希望退款，还是等我们有货后从其他仓库发出？",
        "partly_unfulfillable": "非常抱歉：您的订单 {order_id} 有一部分无法发出。\n其余部分不受影响。\n\n"
        "缺少的部分您希望退款，还是稍后补发？",
        "on_the_way": "您的订单 {order_id} 正在途中。" + _NUMBER + "\n预计 {estimate} 前送达。" + _LINK,
        "no_tracking_yet": "您的订单 {order_id} 已离开我们的仓库。\n通常一天之内会出现第一条追踪信息。"
        + _NUMBER
        + "\n预计 {estimate} 前送达。\n\n请明天再查看：{tracking_link}",
        "no_scans": "您的订单 {order_id} 已离开我们的仓库，承运人目前还没有扫描记录。\n发出日期：{shipped_on}。"
        + _NUMBER
        + "\n\n有些承运人在送达之前不报告任何信息。我们会留意，并再给您写信。\n预计 {estimate} 前送达。",
        "delayed": "承运人表示您的订单 {order_id} 有延误，非常抱歉。\n现在预计 {estimate} 前送达。"
        + _NUMBER
        + _LINK,
        "attempted": "承运人曾尝试派送您的订单 {order_id}，但无人签收。\n"
        "通常会再次派送。请留人在家，或与承运人约定派送。" + _NUMBER + _LINK,
        "held": "承运人暂扣了您的订单 {order_id}，需要您配合。\n请凭追踪编号联系承运人。" + _NUMBER + _LINK,
        "pickup": "您的订单 {order_id} 在承运人的取件点等您领取。\n请尽快领取：无人领取的包裹会退回我们。"
        + _NUMBER
        + _LINK,
        "late": "您的订单 {order_id} 比预计的晚，非常抱歉。\n原预计 {estimate} 前送达。"
        + _NUMBER
        + "\n\n大多数延误的包裹仍会送达。\n如果到 {waits_until} 还没有收到，请告诉我们：我们会退款或补发。"
        + _LINK,
        "lost": "您的订单 {order_id} 可能已经丢失，非常抱歉。\n原预计 {estimate} 前送达。"
        + _NUMBER
        + "\n\n请告诉我们您希望退款还是补发。",
        "delivered": "承运人显示您的订单 {order_id} 已送达。\n送达日期：{delivered_on}。\n放置地点：{delivered_to}。\n"
        "签收人：{signed_by}。"
        + _NUMBER
        + "\n\n如果您没有找到，请在门口附近看一看，问一下邻居和家人，然后告诉我们。",
        "damaged": "您的订单 {order_id} 受到损坏，非常抱歉。\n\n"
        "请发给我们以下照片：能看到损坏的整件商品、包装箱、箱子上的所有货件标签。在我们答复之前请保留所有物品。\n\n"
        "之后我们会退款或补发。",
        "coming_back": "您的订单 {order_id} 未能送达，正在退回我们。\n非常抱歉。"
        + _NUMBER
        + "\n\n如果您希望重新寄送，请告诉我们正确的地址；或者告诉我们您希望退款。",
        "return_asked": "我们已经为您的订单 {order_id} 申请退货。\n拿到退货单和地址后，我们马上发给您。\n\n"
        "在此之前请不要寄出任何东西：没有退货单的包裹不会被接收。",
        "return_how": "您可以退回订单 {order_id}。\n您的退货编号（RMA）是 {rma}。\n\n"
        "请打印退货单，把单据放进包裹，把标签贴在外面。没有单据的包裹不会被接收。",
        "return_done": "您订单 {order_id} 的退货已经收到并处理完毕。\n退货编号是 {rma}。\n\n谢谢您把商品寄回。",
        "refund_made": "我们已经为您的订单 {order_id} 退款。\n金额：{refund_amount}。\n退款日期：{refund_date}。\n"
        "我们的参考编号：{refund_reference}。\n\n到账可能需要几天时间。",
        "replacement_sent": "我们正在为您的订单 {order_id} 补发商品。\n补发编号：{replacement_order}。\n\n"
        "发出后我们会把追踪编号发给您。",
    },
)
