"""What people type about returns: checked here, done in `actions`."""

from returns.forms.creating import ReturnForm
from returns.forms.fields import CommentField
from returns.forms.mailing import MailForm
from returns.forms.policy import LogoForm, RuleForm

__all__ = ["CommentField", "LogoForm", "MailForm", "ReturnForm", "RuleForm"]
